package io.panoptes.models.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.panoptes.models.cityscapes.CityscapesLabels;
import io.panoptes.models.panoptic.Segment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CityscapesFormatTest {

  @TempDir private Path folder;

  @BeforeEach
  void write() {
    write("train/ulm/ulm_000003_000019");
    write("val/bonn/bonn_000001_000019");
  }

  private void write(String name) {
    DataSetFiles files = new DataSetFiles(folder);
    files.image("leftImg8bit/%s_leftImg8bit.png".formatted(name), 3, 1);
    files.grey16("gtFine/%s_gtFine_instanceIds.png".formatted(name), 3, 7, 26_001, 0);
  }

  @Test
  void imagesOfAllCitiesHaveTheirInstanceIds() throws IOException {
    DataSet data = DataSets.open(folder);
    assertThat(data.format().name()).isEqualTo("cityscapes");
    assertThat(data.labelMap()).isEqualTo(CityscapesLabels.LABEL_MAP);
    assertThat(IntStream.range(0, data.size()).mapToObj(data::entry))
        .containsExactly(
            new ImageEntry(
                "train/ulm/ulm_000003_000019_leftImg8bit.png",
                3,
                1,
                Map.of("city", "ulm", "sequence", "000003")),
            new ImageEntry(
                "val/bonn/bonn_000001_000019_leftImg8bit.png",
                3,
                1,
                Map.of("city", "bonn", "sequence", "000001")));
    assertThat(data.get(1).truth().segments())
        .extracting(Segment::categoryId)
        .containsExactly(7, 26);
  }

  @Test
  void folderBelowTheImagesIsAPart() throws IOException {
    DataSet data = DataSets.open(folder.resolve("leftImg8bit/val"));
    assertThat(data.size()).isOne();
    assertThat(data.get(0).truth().ids()).containsExactly(7, 26_001, 0);
  }
}
