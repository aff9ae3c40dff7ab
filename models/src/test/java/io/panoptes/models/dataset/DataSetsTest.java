package io.panoptes.models.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataSetsTest {

  @TempDir private Path folder;

  @Test
  void cocoPanopticFolderIsKnownAndTellsItsAttributes() throws IOException {
    new PanopticFixture(folder, 9);
    DataSet data = DataSets.open(folder);
    assertThat(data.format().name()).isEqualTo("coco-panoptic");
    assertThat(data.size()).isEqualTo(9);
    assertThat(data.entry(8).attributes()).containsEntry("row", "2");
    assertThat(data.get(8).truth().ids()).containsExactly(5, 5, 300, 300, 300, 300, 300, 0);
  }

  @Test
  void folderOfNoFormatIsToldWhatIsKnown() {
    assertThatThrownBy(() -> DataSets.open(folder))
        .isInstanceOf(DataSetException.class)
        .hasMessage(
            "%s: no data set of a known format: expected panoptic.json, panoptic/ and images/ (coco-panoptic), or instances.json and images/, stuff.json where there is stuff (coco-instances), or leftImg8bit/ and gtFine/ (cityscapes), or JPEGImages/, SegmentationClass/ and SegmentationObject/ (voc), or dataset.yaml, images/ and masks/ (masks)",
            folder);
    Path nowhere = folder.resolve("nowhere");
    assertThatThrownBy(() -> DataSets.open(nowhere))
        .hasMessage("%s: there is no such folder", nowhere);
  }

  @Test
  void folderOfTwoFormatsNeedsToBeTold() throws IOException {
    PanopticFixture fixture = new PanopticFixture(folder, 2);
    fixture
        .files()
        .text(
            "instances.json",
            "{\"images\": [], \"annotations\": [], \"categories\": [{\"id\": 1, \"name\": \"dot\"}]}");
    assertThatThrownBy(() -> DataSets.open(folder))
        .hasMessage(
            "%s: looks like coco-panoptic and like coco-instances: tell the format", folder);
    assertThat(DataSets.open(folder, "coco-panoptic").size()).isEqualTo(2);
    assertThat(DataSets.open(folder, "coco-instances").size()).isZero();
  }

  @Test
  void unknownFormatIsToldTheKnown() {
    assertThatThrownBy(() -> DataSets.open(folder, "coco"))
        .hasMessage(
            "format coco: expected one of coco-panoptic, coco-instances, cityscapes, voc, masks");
  }

  @Test
  void severalSplitsOfCocoNeedOneToBeGiven() throws IOException {
    PanopticFixture fixture = new PanopticFixture(folder.resolve("one"), 1);
    DataSetFiles files = new DataSetFiles(folder);
    files.text("annotations/panoptic_train2017.json", fixture.json());
    Path validation = files.text("annotations/panoptic_val2017.json", fixture.json());
    files.ids("annotations/panoptic_val2017/i0.png", 4, 5, 5, 300, 300, 300, 300, 300, 0);
    files.image("val2017/i0.png", 4, 2);
    assertThatThrownBy(() -> DataSets.open(folder))
        .hasMessage(
            "%s: there are %s and %s: give one of them in place of the folder",
            folder, folder.resolve("annotations/panoptic_train2017.json"), validation);
    assertThat(DataSets.open(validation).get(0).truth().segments()).hasSize(2);
  }
}
