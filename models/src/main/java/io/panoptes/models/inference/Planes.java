package io.panoptes.models.inference;

import java.util.Arrays;

/** Resizing of channel planes. */
final class Planes {

  private Planes() {}

  /** Bilinear, as {@link Axis} says. */
  static float[] resize(float[] plane, InputSize from, InputSize to) {
    if (from.equals(to)) {
      return plane;
    }
    ResizedRows rows =
        new ResizedRows(
            row -> Arrays.copyOfRange(plane, row * from.width(), (row + 1) * from.width()),
            1,
            from,
            to);
    float[] resized = new float[to.width() * to.height()];
    for (int row = 0; row < to.height(); row++) {
      System.arraycopy(rows.row(row), 0, resized, row * to.width(), to.width());
    }
    return resized;
  }
}
