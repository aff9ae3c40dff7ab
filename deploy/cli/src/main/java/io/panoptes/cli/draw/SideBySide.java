package io.panoptes.cli.draw;

import io.panoptes.models.image.RgbImage;
import java.util.Arrays;

/** Two pictures of one size in one, a white strip between them. */
final class SideBySide {

  static final int GAP = 8;

  private SideBySide() {}

  static RgbImage of(RgbImage left, RgbImage right) {
    int width = left.width() + GAP + right.width();
    byte[] pixels = new byte[3 * width * left.height()];
    Arrays.fill(pixels, (byte) 0xFF);
    copy(left, pixels, width, 0);
    copy(right, pixels, width, left.width() + GAP);
    return new RgbImage(width, left.height(), pixels);
  }

  private static void copy(RgbImage from, byte[] to, int width, int x) {
    int row = 3 * from.width();
    for (int y = 0; y < from.height(); y++) {
      System.arraycopy(from.pixels(), y * row, to, 3 * (y * width + x), row);
    }
  }
}
