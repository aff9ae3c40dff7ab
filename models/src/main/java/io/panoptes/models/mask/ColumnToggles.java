package io.panoptes.models.mask;

import java.util.Arrays;

/**
 * The places at which a mask turns on or off down the columns, gathered row by row and sorted by
 * column in linear time. Not thread-safe.
 */
final class ColumnToggles {

  private final int width;
  private final int height;
  private final int[] ofColumn;
  private int[] xs = new int[256];
  private int[] ys = new int[256];
  private int size;

  ColumnToggles(int width, int height) {
    this.width = width;
    this.height = height;
    ofColumn = new int[width + 1];
  }

  /** Rows must come from the top; row {@code height} is the foot of the column. */
  void add(int x, int y) {
    if (size == xs.length) {
      xs = Arrays.copyOf(xs, 2 * size);
      ys = Arrays.copyOf(ys, 2 * size);
    }
    xs[size] = x;
    ys[size++] = y;
    ofColumn[x + 1]++;
  }

  /** The mask; may be called once. */
  RunLengths runs() {
    for (int x = 0; x < width; x++) {
      ofColumn[x + 1] += ofColumn[x];
    }
    int[] places = new int[size];
    for (int i = 0; i < size; i++) {
      places[ofColumn[xs[i]]++] = xs[i] * height + ys[i];
    }
    return new RunLengths(width, height, counts(places, width * height));
  }

  /**
   * Runs between places in rising order; two at one place, as at the foot of a column and the head
   * of the next, cancel out.
   */
  static int[] counts(int[] places, int pixels) {
    int[] counts = new int[places.length + 1];
    int size = 0;
    int start = 0;
    for (int i = 0; i < places.length; i++) {
      if (i + 1 < places.length && places[i + 1] == places[i]) {
        i++;
      } else {
        counts[size++] = places[i] - start;
        start = places[i];
      }
    }
    if (start < pixels || size == 0) {
      counts[size++] = pixels - start;
    }
    return Arrays.copyOf(counts, size);
  }
}
