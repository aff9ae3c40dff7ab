package io.panoptes.models.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.panoptes.models.coco.EncodedMap;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CocoFolderWriterTest {

  @Test
  void whatIsWrittenReadsAsItWas(@TempDir Path folder) throws IOException {
    new PanopticFixture(folder.resolve("from"), 6);
    DataSet from = DataSets.open(folder.resolve("from"));
    try (CocoFolderWriter writer = new CocoFolderWriter(folder.resolve("to"), from.labelMap())) {
      writer.add(from, 5, EncodedMap.of(from.truth(5)));
      writer.add(from, 2, EncodedMap.of(from.truth(2)));
    }
    DataSet to = DataSets.open(folder.resolve("to"));
    assertThat(to.labelMap()).isEqualTo(from.labelMap());
    assertThat(to.size()).isEqualTo(2);
    assertThat(to.entry(0)).isEqualTo(from.entry(5));
    assertThat(to.image(0).pixels()).isEqualTo(from.image(5).pixels());
    assertThat(to.truth(1).ids()).isEqualTo(from.truth(2).ids());
    assertThat(to.truth(1).segments()).isEqualTo(from.truth(2).segments());
  }
}
