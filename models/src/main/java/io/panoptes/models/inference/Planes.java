package io.panoptes.models.inference;

/** Resizing of channel planes. */
final class Planes {

  private Planes() {}

  /** Bilinear, pixel centres at .5, edges repeated (align_corners = false). */
  static float[] resize(float[] plane, InputSize from, InputSize to) {
    if (from.equals(to)) {
      return plane;
    }
    float[] resized = new float[to.width() * to.height()];
    double stepX = (double) from.width() / to.width();
    double stepY = (double) from.height() / to.height();
    for (int row = 0; row < to.height(); row++) {
      double y = Math.max(0, Math.min(from.height() - 1.0, (row + .5) * stepY - .5));
      int y0 = (int) y;
      int y1 = Math.min(from.height() - 1, y0 + 1);
      float fy = (float) (y - y0);
      for (int column = 0; column < to.width(); column++) {
        double x = Math.max(0, Math.min(from.width() - 1.0, (column + .5) * stepX - .5));
        int x0 = (int) x;
        int x1 = Math.min(from.width() - 1, x0 + 1);
        float fx = (float) (x - x0);
        float upper = mix(plane[y0 * from.width() + x0], plane[y0 * from.width() + x1], fx);
        float lower = mix(plane[y1 * from.width() + x0], plane[y1 * from.width() + x1], fx);
        resized[row * to.width() + column] = mix(upper, lower, fy);
      }
    }
    return resized;
  }

  private static float mix(float a, float b, float share) {
    return a + (b - a) * share;
  }
}
