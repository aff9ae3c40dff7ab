package io.panoptes.models.image;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageDecoderTest {

  private static final int[] COLORS = {0xFF0000, 0x00FF00, 0x0000FF, 0xFFFFFF, 0, 0xFFFF00};

  private final ImageDecoder decoder = new ImageDecoder(ImageLimits.DEFAULT);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rgb.png",
        "rgb16.png",
        "palette.png",
        "interlaced.png",
        "rgb.jpg",
        "progressive.jpg"
      })
  void colorsAreThoseOfTheFile(String name) throws Exception {
    assertBlocks(name, 4, COLORS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"cmyk.jpg", "cmyk-adobe.jpg", "ycck.jpg"})
  void cmykBecomesRgb(String name) throws Exception {
    assertBlocks(name, 12, COLORS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "exif1.jpg",
        "exif2.jpg",
        "exif3.jpg",
        "exif4.jpg",
        "exif5.jpg",
        "exif6.jpg",
        "exif7.jpg",
        "exif8.jpg",
        "exif6.png"
      })
  void imageStandsUprightWhateverItsExifOrientation(String name) throws Exception {
    assertBlocks(name, 4, COLORS);
  }

  @ParameterizedTest
  @CsvSource({
    "grey.png,76,150,29",
    "grey.jpg,76,150,29",
    "grey16.png,54,182,18",
    "grey1.png,0,255,0"
  })
  void greyKeepsItsNumbers(String name, int red, int green, int blue) throws Exception {
    RgbImage image = decoder.decode(TestImage.bytes(name));

    assertNear(image, 1, 0, 0, red * 0x010101);
    assertNear(image, 1, 1, 0, green * 0x010101);
    assertNear(image, 1, 2, 0, blue * 0x010101);
    assertNear(image, 1, 0, 1, 0xFFFFFF);
  }

  @Test
  void alphaIsLaidOverBlack() throws Exception {
    RgbImage color = decoder.decode(TestImage.bytes("rgba.png"));
    RgbImage grey = decoder.decode(TestImage.bytes("grey-alpha.png"));

    assertThat(TestImage.block(color, 0, 0)).isEqualTo(0x800000);
    assertThat(TestImage.block(color, 2, 0)).isZero();
    assertThat(TestImage.block(color, 2, 1)).isEqualTo(0xFFFF00);
    assertThat(TestImage.block(grey, 0, 0)).isEqualTo(0x262626);
    assertThat(TestImage.block(grey, 2, 0)).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"rgb-trns.png", "palette-trns.png"})
  void transparentColorBecomesBlack(String name) throws Exception {
    assertBlocks(name, 0, new int[] {0xFF0000, 0x00FF00, 0, 0xFFFFFF, 0, 0xFFFF00});
  }

  private void assertBlocks(String name, int tolerance, int[] colors) throws Exception {
    RgbImage image = decoder.decode(TestImage.bytes(name));
    assertThat(image.width()).isEqualTo(48);
    assertThat(image.height()).isEqualTo(32);
    for (int i = 0; i < 6; i++) {
      assertNear(image, tolerance, i % 3, i / 3, colors[i]);
    }
  }

  private static void assertNear(RgbImage image, int tolerance, int column, int row, int color) {
    int actual = TestImage.block(image, column, row);
    for (int shift = 0; shift <= 16; shift += 8) {
      assertThat(Math.abs((actual >> shift & 0xFF) - (color >> shift & 0xFF)))
          .as("block %d,%d is %06x, expected %06x", column, row, actual, color)
          .isLessThanOrEqualTo(tolerance);
    }
  }
}
