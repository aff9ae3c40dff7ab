package io.panoptes.models.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.panoptes.models.panoptic.Category;
import io.panoptes.models.panoptic.PanopticMap;
import io.panoptes.models.panoptic.Segment;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VocFormatTest {

  @TempDir private Path folder;

  @Test
  void objectsHaveTheirClassAndTheirBorderIsVoid() throws IOException {
    DataSet data = data(new int[] {0, 255, 8, 8, 15, 0}, new int[] {0, 255, 1, 2, 3, 0});
    PanopticMap truth = data.get(0).truth();
    assertThat(truth.ids()).containsExactly(255, 0, 1, 2, 3, 255);
    assertThat(truth.segments())
        .extracting(Segment::categoryId, Segment::isThing, Segment::area)
        .containsExactly(
            tuple(8, true, 1), tuple(8, true, 1), tuple(15, true, 1), tuple(21, false, 2));
    assertThat(data.entry(0)).isEqualTo(new ImageEntry("a.png", 3, 2));
  }

  @Test
  void categoriesHaveTheColoursOfVoc() throws IOException {
    DataSet data = data(new int[6], new int[6]);
    assertThat(data.labelMap().categories()).hasSize(21);
    assertThat(data.labelMap().byId(1)).contains(new Category(1, "aeroplane", true, 0x800000));
    assertThat(data.labelMap().byId(20)).contains(new Category(20, "tvmonitor", true, 0x0040_80));
    assertThat(data.labelMap().byId(15)).contains(new Category(15, "person", true, 0xC08080));
  }

  @Test
  void masksThatContradictEachOtherAreTold() throws IOException {
    Path classes = folder.resolve("SegmentationClass/a.png");
    Path objects = folder.resolve("SegmentationObject/a.png");
    DataSet twoClasses = data(new int[] {8, 12, 0, 0, 0, 0}, new int[] {1, 1, 0, 0, 0, 0});
    assertThatThrownBy(() -> twoClasses.get(0))
        .hasMessage(
            "%s: the pixel at column 1, row 0 is 12, and object 1 in %s is of class 8 elsewhere: an object has one class",
            classes, objects);
    DataSet noObject = data(new int[] {8, 0, 0, 0, 0, 0}, new int[6]);
    assertThatThrownBy(() -> noObject.get(0))
        .hasMessage(
            "%s: the pixel at column 0, row 0 is 8, object 0 in %s: both are 0 or none",
            classes, objects);
    DataSet noClass = data(new int[] {21, 0, 0, 0, 0, 0}, new int[] {1, 0, 0, 0, 0, 0});
    assertThatThrownBy(() -> noClass.get(0))
        .hasMessage(
            "%s: the pixel at column 0, row 0 is 21: classes are 0 to 20, and 255 void", classes);
  }

  private DataSet data(int[] classes, int[] objects) throws IOException {
    DataSetFiles files = new DataSetFiles(folder);
    files.image("JPEGImages/a.png", 3, 2);
    files.image("JPEGImages/unlabelled.png", 3, 2);
    files.palette("SegmentationClass/a.png", 3, classes);
    files.palette("SegmentationObject/a.png", 3, objects);
    DataSet data = DataSets.open(folder);
    assertThat(data.size()).isOne();
    return data;
  }
}
