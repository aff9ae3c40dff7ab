package io.panoptes.models.merge;

import java.util.Arrays;

/**
 * The maximum in the square window around each pixel, row by row from the top, at a cost that does
 * not grow with the window: by rows in doubling steps, then by columns as van Herk (1992) does, of
 * the two ends of blocks as high as the window. Memory grows with a window's rows. For one thread.
 */
final class WindowMaximum {

  /** The values of a row; those outside of the image count as 0, none is less. */
  @FunctionalInterface
  interface Rows {
    /** Writes row y to {@code width} places from {@code start} on. */
    void read(int y, int[] to, int start);
  }

  private final int width;
  private final int height;
  private final int radius;
  private final Rows rows;

  /**
   * Maxima by row: of the block's rows from here on down to its end, and, in places that are behind
   * the window's top, of single rows of the next block.
   */
  private final int[][] block;

  /** Maxima of the next block's rows so far. */
  private final int[] top;

  private final int[] padded;

  WindowMaximum(int width, int height, int radius, Rows rows) {
    this.width = width;
    this.height = height;
    this.radius = radius;
    this.rows = rows;
    block = new int[2 * radius + 1][width];
    top = new int[width];
    padded = new int[width + 2 * radius];
    for (int place = 0; place + 1 < block.length; place++) {
      readRow(place - radius, block[place]);
    }
  }

  /** Writes the maxima around the pixels of row y; rows must be asked for in order. */
  void row(int y, int[] maxima) {
    int place = y % block.length;
    if (place == 0) {
      readRow(y + radius, block[block.length - 1]);
      for (int i = block.length - 2; i >= 0; i--) {
        raise(block[i], block[i + 1]);
      }
      System.arraycopy(block[0], 0, maxima, 0, width);
      Arrays.fill(top, 0);
    } else {
      readRow(y + radius, block[place - 1]);
      raise(top, block[place - 1]);
      System.arraycopy(block[place], 0, maxima, 0, width);
      raise(maxima, top);
    }
  }

  /** Maxima along one row. */
  private void readRow(int y, int[] maxima) {
    if (y < 0 || y >= height) {
      Arrays.fill(maxima, 0);
      return;
    }
    rows.read(y, padded, radius);
    int span = 1;
    int window = block.length;
    while (2 * span <= window) {
      raise(padded, span, width + 2 * radius - span);
      span *= 2;
    }
    // Two spans, one from each end, cover what is left of the window.
    for (int x = 0; x < width; x++) {
      maxima[x] = Math.max(padded[x], padded[x + window - span]);
    }
    Arrays.fill(padded, 0);
  }

  private static void raise(int[] values, int ahead, int count) {
    for (int i = 0; i < count; i++) {
      values[i] = Math.max(values[i], values[i + ahead]);
    }
  }

  private static void raise(int[] values, int[] others) {
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.max(values[i], others[i]);
    }
  }
}
