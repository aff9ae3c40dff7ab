package io.panoptes.models.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.panoptes.models.panoptic.PanopticMap;
import io.panoptes.models.panoptic.TestMaps;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class OverlayTest {

  @Test
  void thingHasAContourInsideItAndVoidIsDarkened() {
    PanopticMap map = TestMaps.draw(new int[] {1}, ".....", ".111.", ".111.", ".111.", ".....");
    RgbImage drawn = Overlay.draw(grey(5, 5), map, TestMaps.LABELS);

    int contour = color(drawn, 1, 1);
    assertThat(contour).isEqualTo(color(drawn, 3, 2)).isEqualTo(color(drawn, 2, 3));
    assertThat(brightness(contour)).isGreaterThan(brightness(color(drawn, 2, 2)));
    assertThat(color(drawn, 0, 0)).isEqualTo(0x3C3C3C);
  }

  @Test
  void neighboursOfOneCategoryCanBeToldApart() {
    PanopticMap map = TestMaps.draw(new int[] {1, 1}, "111222", "111222", "111222");
    RgbImage drawn = Overlay.draw(grey(6, 3), map, TestMaps.LABELS);

    assertThat(color(drawn, 1, 1)).isNotEqualTo(color(drawn, 4, 1));
  }

  @Test
  void stuffIsTintedAndSharesOneContour() {
    PanopticMap map = TestMaps.draw(new int[] {3, 4}, "1122");
    RgbImage drawn = Overlay.draw(grey(4, 1), map, TestMaps.LABELS);

    assertThat(color(drawn, 0, 0)).isEqualTo(color(drawn, 1, 0)).isEqualTo(0x6B6B6B);
    assertThat(brightness(color(drawn, 2, 0))).isGreaterThan(brightness(color(drawn, 3, 0)));
  }

  @Test
  void imageItselfIsLeftAlone() {
    RgbImage image = grey(2, 1);
    Overlay.draw(image, TestMaps.draw(new int[] {1}, "1."), TestMaps.LABELS);

    assertThat(image.pixels()).containsOnly(100);
  }

  @Test
  void mapOfAnotherSizeIsRefused() {
    PanopticMap map = TestMaps.draw(new int[] {1}, "1.");
    assertThatThrownBy(() -> Overlay.draw(grey(1, 1), map, TestMaps.LABELS))
        .hasMessage("an image of 1 x 1 pixels and a map of 2 x 1: expected the same size");
  }

  @Test
  void writtenPngIsReadBack() throws Exception {
    RgbImage image = new RgbImage(2, 1, new byte[] {1, 2, 3, (byte) 254, (byte) 128, 0});

    RgbImage read = new ImageDecoder(ImageLimits.DEFAULT).decode(PngWriter.encode(image));

    assertThat(read.pixels()).isEqualTo(image.pixels());
  }

  private static RgbImage grey(int width, int height) {
    byte[] pixels = new byte[3 * width * height];
    Arrays.fill(pixels, (byte) 100);
    return new RgbImage(width, height, pixels);
  }

  private static int color(RgbImage image, int x, int y) {
    int at = 3 * (y * image.width() + x);
    byte[] p = image.pixels();
    return (p[at] & 0xFF) << 16 | (p[at + 1] & 0xFF) << 8 | p[at + 2] & 0xFF;
  }

  private static int brightness(int color) {
    return (color >> 16) + (color >> 8 & 0xFF) + (color & 0xFF);
  }
}
