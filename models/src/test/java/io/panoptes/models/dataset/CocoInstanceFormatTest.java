package io.panoptes.models.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.panoptes.models.coco.CocoFormatException;
import io.panoptes.models.panoptic.Category;
import io.panoptes.models.panoptic.PanopticMap;
import io.panoptes.models.panoptic.Segment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CocoInstanceFormatTest {

  /** A cat of 3 x 2 pixels with a mouse of one on it, and a crowd of cats down the right column. */
  private static final String INSTANCES =
      """
      {"images": [{"id": 7, "file_name": "a.png", "width": 4, "height": 3, "camera": "north"}],
       "annotations": [
         {"id": 1, "image_id": 7, "category_id": 2, "area": 1, "iscrowd": 0,
          "segmentation": [[1, 1, 2, 1, 2, 2, 1, 2]]},
         {"id": 2, "image_id": 7, "category_id": 1, "area": 6, "iscrowd": 0,
          "segmentation": [[0, 0, 3, 0, 3, 2, 0, 2]]},
         {"id": 3, "image_id": 7, "category_id": 1, "area": 6, "iscrowd": 1,
          "segmentation": {"size": [3, 4], "counts": [6, 6]}}],
       "categories": [{"id": 1, "name": "cat"}, {"id": 2, "name": "mouse"}]}
      """;

  @TempDir private Path folder;
  private DataSetFiles files;

  @BeforeEach
  void write() {
    files = new DataSetFiles(folder);
    files.text("instances.json", INSTANCES);
    files.image("images/a.png", 4, 3);
  }

  @Test
  void smallerObjectsLieOverLargerOnesCrowdsBelowAndBackgroundIsTheRest() throws IOException {
    DataSet data = DataSets.open(folder);
    PanopticMap truth = data.get(0).truth();
    assertThat(truth.ids()).containsExactly(2, 2, 2, 1, 2, 3, 2, 1, 4, 4, 1, 1);
    assertThat(truth.segments())
        .extracting(Segment::categoryId, Segment::isThing, Segment::isCrowd, Segment::area)
        .containsExactly(
            tuple(1, true, true, 4),
            tuple(1, true, false, 5),
            tuple(2, true, false, 1),
            tuple(3, false, false, 2));
    assertThat(data.labelMap().byId(3).map(Category::name)).contains("background");
    assertThat(data.entry(0)).isEqualTo(new ImageEntry("a.png", 4, 3, Map.of("camera", "north")));
  }

  @ParameterizedTest
  @CsvSource({"46340, 46340", "2147483647, 2147483647"})
  void imageLargerThanAnyThatIsReadIsRefusedBeforeMemoryIsTaken(int width, int height)
      throws IOException {
    files.text(
        "instances.json",
        """
        {"images": [{"id": 7, "file_name": "a.png", "width": %d, "height": %d}],
         "annotations": [], "categories": [{"id": 1, "name": "cat"}]}
        """
            .formatted(width, height));
    DataSet data = DataSets.open(folder);
    assertThatThrownBy(() -> data.truth(0))
        .isInstanceOf(DataSetException.class)
        .hasMessage(
            "image a.png: the JSON tells %d x %d pixels: the limit is 64000000", width, height);
  }

  @Test
  void categoriesThatLeaveNoIdForTheBackgroundAreRefused() {
    files.text(
        "instances.json",
        INSTANCES
            .replace("\"id\": 2, \"name\"", "\"id\": 2147483647, \"name\"")
            .replace("\"category_id\": 2", "\"category_id\": 2147483647"));
    assertThatThrownBy(() -> DataSets.open(folder))
        .isInstanceOf(CocoFormatException.class)
        .hasMessage(
            "%s: category id 2147483647 leaves none for the background: number the categories from 1",
            folder.resolve("instances.json"));
  }

  @Test
  void stuffAnnotationsLieBelowTheObjectsAndTheRestIsVoid() throws IOException {
    files.text(
        "stuff.json",
        """
        {"images": [{"id": 7, "file_name": "a.png", "width": 4, "height": 3}],
         "annotations": [
           {"id": 1, "image_id": 7, "category_id": 5,
            "segmentation": {"size": [3, 4], "counts": [0, 3, 9]}}],
         "categories": [{"id": 5, "name": "grass"}]}
        """);
    PanopticMap truth = DataSets.open(folder).get(0).truth();
    assertThat(truth.ids()).containsExactly(3, 3, 3, 2, 3, 4, 3, 2, 1, 0, 2, 2);
    assertThat(truth.segments().get(0))
        .extracting(Segment::categoryId, Segment::isThing, Segment::area)
        .containsExactly(5, false, 1);
  }

  @Test
  void stuffOfAnotherSizeIsRefused() throws IOException {
    files.text(
        "stuff.json",
        """
        {"images": [{"id": 7, "file_name": "a.png", "width": 8, "height": 6}],
         "annotations": [
           {"id": 1, "image_id": 7, "category_id": 5,
            "segmentation": {"size": [6, 8], "counts": [0, 48]}}],
         "categories": [{"id": 5, "name": "grass"}]}
        """);
    DataSet data = DataSets.open(folder);
    assertThatThrownBy(() -> data.truth(0))
        .isInstanceOf(DataSetException.class)
        .hasMessage(
            "image a.png: its stuff has 8 x 6 pixels, its objects 4 x 3: they must be the same");
  }

  @Test
  void stuffMayBePixelMapsAsCocoShipsThem() throws IOException {
    files.text(
        "annotations/stuff_val2017.json",
        "{\"images\": [], \"annotations\": [], \"categories\": [{\"id\": 5, \"name\": \"grass\"}]}");
    Path json = files.text("annotations/instances_val2017.json", INSTANCES);
    files.image("val2017/a.png", 4, 3);
    files.grey(
        "annotations/stuff_val2017_pixelmaps/a.png", 4, 5, 5, 5, 5, 5, 5, 5, 5, 5, 255, 0, 5);
    PanopticMap truth = DataSets.open(json).get(0).truth();
    assertThat(truth.ids()).containsExactly(3, 3, 3, 2, 3, 4, 3, 2, 1, 0, 2, 2);
    assertThatThrownBy(() -> DataSets.open(folder, "coco-panoptic"))
        .isInstanceOf(DataSetException.class)
        .hasMessage("%s: there is no panoptic.json and no annotations/panoptic_*.json", folder);

    Path png =
        files.grey(
            "annotations/stuff_val2017_pixelmaps/a.png", 4, 5, 5, 6, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    assertThatThrownBy(() -> DataSets.open(json).get(0))
        .hasMessage(
            "%s: the pixel at column 2, row 0 is 6, which is no category of the stuff", png);
  }

  @Test
  void annotationThatBreaksARuleIsToldOfItsImageAlone() throws IOException {
    files.text(
        "instances.json",
        INSTANCES
            .replace(
                "\"camera\": \"north\"}",
                "\"camera\": \"north\"}, {\"id\": 8, \"file_name\": \"b.png\", \"width\": 4, \"height\": 3}")
            .replace("\"category_id\": 2,", "\"category_id\": 4,"));
    files.image("images/b.png", 4, 3);
    DataSet data = DataSets.open(folder);
    assertThatThrownBy(() -> data.truth(0))
        .isInstanceOf(DataSetException.class)
        .hasMessage(
            "%s: image 7: annotation 1: category 4 is not in the list of categories",
            folder.resolve("instances.json"));
    assertThat(data.get(1).truth().segments()).hasSize(1);
  }
}
