package io.panoptes.models.mask;

/**
 * The lower envelope of the parabolas {@code (x - i)² + heights[i]} over a row (Felzenszwalb and
 * Huttenlocher 2012), with the borders between them rounded down to whole pixels. Not thread-safe.
 */
final class LowerEnvelope {

  private final int width;
  private final int[] apexes;
  private final long[] heights;

  /** The last pixel at which the parabola before is the lower one. */
  private final int[] borders;

  LowerEnvelope(int width) {
    this.width = width;
    apexes = new int[width];
    heights = new long[width];
    borders = new int[width];
  }

  /**
   * Replaces {@code width} heights by the envelope; {@link DistanceTransform#NONE} is no parabola.
   */
  void transform(int[] values, int from) {
    int last = build(values, from);
    if (last < 0) {
      return;
    }
    int parabola = 0;
    for (int x = 0; x < width; x++) {
      while (parabola < last && borders[parabola + 1] < x) {
        parabola++;
      }
      long offset = x - apexes[parabola];
      values[from + x] = (int) (offset * offset + heights[parabola]);
    }
  }

  private int build(int[] values, int from) {
    int last = -1;
    for (int x = 0; x < width; x++) {
      int height = values[from + x];
      if (height == DistanceTransform.NONE) {
        continue;
      }
      int border = -1;
      while (last >= 0) {
        border = border(last, x, height);
        if (last == 0 || border > borders[last]) {
          break;
        }
        last--;
      }
      last++;
      apexes[last] = x;
      heights[last] = height;
      borders[last] = border;
    }
    return last;
  }

  /** Where the parabola at x gets below an earlier one, rounded down. */
  private int border(int earlier, int x, int height) {
    int apex = apexes[earlier];
    long above = (long) x * x + height - (long) apex * apex - heights[earlier];
    long border = Math.floorDiv(above, 2L * (x - apex));
    return (int) Math.max(-1, Math.min(width, border));
  }
}
