package io.panoptes.models.mask;

/** Walks the ones of run lengths column by column. */
final class RunWalk {

  private RunWalk() {}

  /** A stretch of one column, rows {@code top} to {@code bottom - 1}. */
  @FunctionalInterface
  interface Visitor {
    void stretch(int x, int top, int bottom);
  }

  static void walk(RunLengths runs, Visitor visitor) {
    int[] counts = runs.counts();
    int height = runs.height();
    int x = 0;
    int y = 0;
    for (int i = 0; i + 1 < counts.length; i += 2) {
      int start = y + counts[i];
      if (start >= height || start < 0) {
        long place = (long) y + counts[i];
        x += (int) (place / height);
        start = (int) (place % height);
      }
      y = start;
      for (int left = counts[i + 1]; left > 0; ) {
        int length = Math.min(left, height - y);
        visitor.stretch(x, y, y + length);
        left -= length;
        y += length;
        if (y == height) {
          y = 0;
          x++;
        }
      }
    }
  }
}
