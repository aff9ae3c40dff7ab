package io.panoptes.models.coco;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.panoptes.models.panoptic.PanopticMap;
import io.panoptes.models.panoptic.TestMaps;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CocoPanopticWriterTest {

  private final PanopticMap map = TestMaps.draw(new int[] {1, 3, 1}, "1122", "3.22");
  @TempDir private Path folder;

  @Test
  void readerGetsBackWhatWasWritten() throws Exception {
    PanopticMap empty = TestMaps.draw(new int[0], "...");
    try (CocoPanopticWriter writer = new CocoPanopticWriter(folder, TestMaps.LABELS)) {
      writer.add("12", "a.jpg", map);
      writer.add("left-3", "deep/b.png", empty);
    }

    CocoPanopticFolder data = CocoPanopticFolder.open(folder.resolve("panoptic.json"), folder);

    assertThat(data.labelMap()).isEqualTo(TestMaps.LABELS);
    List<CocoImage> images = data.images();
    assertThat(images).extracting(CocoImage::imageId).containsExactly("12", "left-3");
    assertThat(images).extracting(CocoImage::fileName).containsExactly("a.jpg", "deep/b.png");
    assertThat(data.truth(images.get(0)).segments()).isEqualTo(map.segments());
    assertThat(data.truth(images.get(0)).ids()).isEqualTo(map.ids());
    assertThat(data.truth(images.get(1)).segments()).isEmpty();
  }

  @Test
  void jsonIsCocos() throws Exception {
    try (CocoPanopticWriter writer = new CocoPanopticWriter(folder, TestMaps.LABELS)) {
      writer.add("12", "a.jpg", map);
    }

    assertThat(Files.readString(folder.resolve("panoptic.json")))
        .startsWith(
            "{\"annotations\":[{\"image_id\":12,\"file_name\":\"a.png\",\"segments_info\":["
                + "{\"id\":1,\"category_id\":1,\"area\":2,\"bbox\":[0,0,2,1],\"iscrowd\":0,"
                + "\"score\":1.0}")
        .contains("\"images\":[{\"id\":12,\"file_name\":\"a.jpg\",\"width\":4,\"height\":2}]")
        .contains("{\"id\":3,\"name\":\"rail\",\"isthing\":0,\"color\":[128,128,128]}");
    assertThat(folder.resolve("panoptic.json.part")).doesNotExist();
  }

  @Test
  void discardedWriterLeavesTheEarlierJson() throws Exception {
    try (CocoPanopticWriter writer = new CocoPanopticWriter(folder, TestMaps.LABELS)) {
      writer.add("12", "a.jpg", map);
    }
    String earlier = Files.readString(folder.resolve("panoptic.json"));

    try (CocoPanopticWriter writer = new CocoPanopticWriter(folder, TestMaps.LABELS)) {
      writer.add("13", "b.jpg", map);
      writer.discard();
    }

    assertThat(folder.resolve("panoptic.json")).hasContent(earlier);
    assertThat(folder.resolve("panoptic.json.part")).doesNotExist();
  }

  @Test
  void imagesOfOneNameKeepTheirOwnPng() throws Exception {
    try (CocoPanopticWriter writer = new CocoPanopticWriter(folder, TestMaps.LABELS)) {
      writer.add("1", "a.jpg", map);
      writer.add("2", "a.png", map);
      writer.add("3", "a.png", map);
    }

    assertThat(folder.resolve("panoptic")).isDirectoryContaining("glob:**/a.png");
    assertThat(folder.resolve("panoptic")).isDirectoryContaining("glob:**/a.png.png");
    assertThat(folder.resolve("panoptic")).isDirectoryContaining("glob:**/a.png.1.png");
  }

  @Test
  void whatCannotBeReadBackIsRefused() throws Exception {
    try (CocoPanopticWriter writer = new CocoPanopticWriter(folder, TestMaps.LABELS)) {
      writer.add("1", "a.jpg", map);
      assertThatThrownBy(() -> writer.add("1", "b.jpg", map))
          .hasMessage("image 1 was added before");
      assertThatThrownBy(() -> writer.add("2", "../../b.jpg", map))
          .hasMessageStartingWith("image 2: \"../../b.jpg\" leads out of ");
    }
  }
}
