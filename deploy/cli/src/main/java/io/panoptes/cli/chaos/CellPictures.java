package io.panoptes.cli.chaos;

import io.panoptes.models.image.PngWriter;
import io.panoptes.models.image.RgbImage;
import java.util.Random;

/**
 * Drawings of what the {@code nuclei} pack knows: bright ellipses of several sizes before a dark,
 * grainy ground, no two the same. The same seed and number give the same picture.
 *
 * @param seed of the whole series
 */
record CellPictures(long seed) {

  private static final int[] SIDES = {256, 320};
  private static final int LEAST_CELLS = 8;
  private static final int MORE_CELLS = 24;

  /** A PNG of 256 or 320 pixels a side. */
  byte[] encoded(int number) {
    Random random = new Random(seed * 1_000_003 + number);
    int width = SIDES[random.nextInt(SIDES.length)];
    int height = SIDES[random.nextInt(SIDES.length)];
    byte[] light = new byte[width * height];
    random.nextBytes(light);
    for (int place = 0; place < light.length; place++) {
      light[place] = (byte) (10 + (light[place] & 7));
    }
    int cells = LEAST_CELLS + random.nextInt(MORE_CELLS);
    for (int cell = 0; cell < cells; cell++) {
      draw(light, width, height, random);
    }
    byte[] pixels = new byte[3 * light.length];
    for (int place = 0; place < pixels.length; place++) {
      pixels[place] = light[place / 3];
    }
    return PngWriter.encode(new RgbImage(width, height, pixels));
  }

  /** Brighter in the middle. */
  private static void draw(byte[] light, int width, int height, Random random) {
    double x = random.nextDouble() * width;
    double y = random.nextDouble() * height;
    double radiusX = 5 + random.nextDouble() * 10;
    double radiusY = 5 + random.nextDouble() * 10;
    double brightness = 60 + random.nextDouble() * 150;
    for (int row = (int) Math.max(0, y - radiusY); row < Math.min(height, y + radiusY); row++) {
      for (int column = (int) Math.max(0, x - radiusX);
          column < Math.min(width, x + radiusX);
          column++) {
        double distance =
            Math.pow((column + .5 - x) / radiusX, 2) + Math.pow((row + .5 - y) / radiusY, 2);
        if (distance < 1) {
          light[row * width + column] = (byte) (brightness * (1 - .3 * distance));
        }
      }
    }
  }
}
