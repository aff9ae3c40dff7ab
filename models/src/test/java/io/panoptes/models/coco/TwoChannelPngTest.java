package io.panoptes.models.coco;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.panoptes.models.image.HandMadePng;
import io.panoptes.models.image.ImageLimits;
import io.panoptes.models.panoptic.PanopticMap;
import io.panoptes.models.panoptic.Segment;
import io.panoptes.models.panoptic.TestMaps;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TwoChannelPngTest {

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void nameFile() {
    file = folder.resolve("a.png");
  }

  @Test
  void pairsOfCategoryAndInstanceAreSegments() throws IOException {
    // A bottle without number, void, a bottle numbered 200; a wall, a can numbered 1, void with a
    // number. The third channel means nothing.
    write(2, 3, new int[] {1, 0, 9, 0, 0, 9, 1, 200, 9, 4, 0, 9, 2, 1, 9, 0, 5, 9});

    PanopticMap map = read(TwoChannelPng.VOID);

    assertThat(map.ids()).containsExactly(1, 0, 2, 4, 3, 0);
    assertThat(map.segments()).extracting(Segment::categoryId).containsExactly(1, 1, 2, 4);
    assertThat(map.segments().get(3).isThing()).isFalse();
  }

  @Test
  void voidMayBeAnotherCategoryAndChannelsMayBeTwo() throws IOException {
    write(4, 2, new int[] {255, 0, 1, 0, 1, 1, 255, 255});

    assertThat(read(255).ids()).containsExactly(0, 1, 2, 0);
  }

  @Test
  void whatBreaksTheFormIsRefusedByName() throws IOException {
    write(4, 2, new int[] {7, 0});
    assertRefused(
        "a pixel has category 7 in the first channel, which is not in the list of categories");
    write(4, 2, new int[] {3, 2});
    assertRefused("category 3 is stuff and has instance 2: stuff has instance 0");
    write(0, 1, new int[] {3, 2});
    assertRefused(
        "the PNG is 8-bit grey: expected 8-bit channels, the first for categories, the second for"
            + " instances");
    Files.write(file, new byte[] {1, 2, 3});
    assertRefused("not a PNG: its 3 bytes start otherwise");
    Files.delete(file);
    assertThatThrownBy(() -> read(0)).isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void writtenMapIsReadBack() throws IOException {
    PanopticMap map = TestMaps.draw(new int[] {1, 1, 3, 2}, "11.2", "3344");

    Files.write(file, TwoChannelPng.write(map));

    assertThat(read(TwoChannelPng.VOID).ids()).containsExactly(1, 1, 0, 2, 4, 4, 3, 3);
    assertThat(read(TwoChannelPng.VOID).segments())
        .extracting(Segment::categoryId)
        .containsExactly(1, 1, 2, 3);
  }

  private void assertRefused(String message) {
    assertThatThrownBy(() -> read(0))
        .isInstanceOf(CocoFormatException.class)
        .hasMessage("%s: %s", file, message);
  }

  private PanopticMap read(int voidCategory) throws IOException {
    return TwoChannelPng.read(file, TestMaps.LABELS, voidCategory, ImageLimits.DEFAULT);
  }

  /** One row, 3 pixels wide where they fit, else all in one. */
  private void write(int colorType, int channels, int[] samples) throws IOException {
    int pixels = samples.length / channels;
    int width = pixels % 3 == 0 ? 3 : pixels;
    byte[] bytes = new byte[samples.length];
    for (int i = 0; i < samples.length; i++) {
      bytes[i] = (byte) samples[i];
    }
    int height = pixels / width;
    Files.write(
        file, new HandMadePng(width, height, 8, colorType).pixels(bytes, new int[height]).bytes());
  }
}
