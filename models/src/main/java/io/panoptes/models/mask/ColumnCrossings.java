package io.panoptes.models.mask;

import java.util.Arrays;

/**
 * Where the edges of one polygon cross the middles of columns: pixels counted down the columns, at
 * which a mask turns on or off. Lengths are in fifths of a pixel; the middle of column c lies
 * between 5c + 2 and 5c + 3. Not thread-safe.
 */
final class ColumnCrossings {

  private static final int SCALE = 5;
  private static final int MIDDLE = 2;

  /**
   * Of one polygon; a few numbers could else ask for any memory in an image that is wide enough.
   */
  static final int MOST = 1 << 20;

  private final int width;
  private final int height;
  private int[] places = new int[64];
  private int size;

  ColumnCrossings(int width, int height) {
    this.width = width;
    this.height = height;
  }

  /** Rounds towards zero after adding a half, as C does: below zero that is half a fifth off. */
  static int fifths(double pixels) {
    return (int) (SCALE * pixels + .5);
  }

  /**
   * @throws IllegalArgumentException when it brings more than {@link #MOST} crossings in all
   */
  void addEdge(int fromX, int fromY, int toX, int toY) {
    int dx = Math.abs(toX - fromX);
    int dy = Math.abs(toY - fromY);
    if (dx == 0) {
      return;
    }
    boolean back = dx >= dy ? fromX > toX : fromY > toY;
    if (back) {
      addForward(toX, toY, fromX, fromY, dx, dy);
    } else {
      addForward(fromX, fromY, toX, toY, dx, dy);
    }
  }

  /** The longer of the two axes rises. */
  private void addForward(int fromX, int fromY, int toX, int toY, int dx, int dy) {
    int first = Math.max(0, Math.floorDiv(Math.min(fromX, toX) - MIDDLE + SCALE - 1, SCALE));
    int last = Math.min(width - 1, Math.floorDiv(Math.max(fromX, toX) - MIDDLE - 1, SCALE));
    if (last - first >= MOST - size) {
      throw new IllegalArgumentException(
          "a polygon crosses more than %d columns of pixels: give it as run lengths"
              .formatted(MOST));
    }
    for (int column = first; column <= last; column++) {
      int middle = SCALE * column + MIDDLE;
      if (dx >= dy) {
        double slope = (double) (toY - fromY) / dx;
        int before = (int) (fromY + slope * (middle - fromX) + .5);
        int after = (int) (fromY + slope * (middle + 1 - fromX) + .5);
        add(column, Math.min(before, after));
      } else {
        add(column, fromY + stepBefore(middle, fromX, (double) (toX - fromX) / dy, dy));
      }
    }
  }

  /** The last step down a steep edge before it is on the other side of the middle. */
  private static int stepBefore(int middle, int fromX, double slope, int steps) {
    boolean leftFirst = slope > 0;
    int before = 0;
    int after = steps;
    while (after - before > 1) {
      int step = (before + after) >>> 1;
      boolean left = (int) (fromX + slope * step + .5) <= middle;
      if (left == leftFirst) {
        before = step;
      } else {
        after = step;
      }
    }
    return before;
  }

  private void add(int column, int y) {
    double row = Math.ceil(Math.min(height, Math.max(0, (y + .5) / SCALE - .5)));
    if (size == places.length) {
      places = Arrays.copyOf(places, 2 * size);
    }
    places[size++] = column * height + (int) row;
  }

  int[] sorted() {
    int[] sorted = Arrays.copyOf(places, size);
    Arrays.sort(sorted);
    return sorted;
  }
}
