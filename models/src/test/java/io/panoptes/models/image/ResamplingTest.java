package io.panoptes.models.image;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ResamplingTest {

  @Test
  void eachChannelAndEachPlaceStaysWhereItIs() {
    // Blue grows to the right, green downwards, red is the same all over.
    RgbImage small = Resampling.to(gradient(48, 32), 24, 16);
    for (int y = 1; y < 15; y++) {
      for (int x = 1; x < 23; x++) {
        int at = 3 * (y * 24 + x);
        assertThat(small.pixels()[at] & 0xFF).as("red at %d, %d", x, y).isEqualTo(200);
        assertThat(small.pixels()[at + 1] & 0xFF)
            .as("green at %d, %d", x, y)
            .isBetween(8 * y + 1, 8 * y + 3);
        assertThat(small.pixels()[at + 2] & 0xFF)
            .as("blue at %d, %d", x, y)
            .isBetween(8 * x + 1, 8 * x + 3);
      }
    }
  }

  @Test
  void imageOfTheWantedSizeIsItself() {
    RgbImage image = gradient(8, 8);
    assertThat(Resampling.to(image, 8, 8)).isSameAs(image);
  }

  private static RgbImage gradient(int width, int height) {
    byte[] pixels = new byte[3 * width * height];
    for (int at = 0; at < width * height; at++) {
      pixels[3 * at] = (byte) 200;
      pixels[3 * at + 1] = (byte) (4 * (at / width));
      pixels[3 * at + 2] = (byte) (4 * (at % width));
    }
    return new RgbImage(width, height, pixels);
  }
}
