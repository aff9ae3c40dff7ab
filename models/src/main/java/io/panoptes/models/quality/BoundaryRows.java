package io.panoptes.models.quality;

import io.panoptes.models.panoptic.PanopticMap;

/**
 * Tells row by row which pixels of a map lie inside of their segment and which on its boundary. A
 * pixel is inside when the square of {@code 2 distance + 1} pixels around it holds nothing but its
 * segment and no border of the image: what {@code distance} erosions of 3 x 3 leave of a mask that
 * was padded with 0. One pass, whatever the distance and the number of segments; memory is a row.
 */
final class BoundaryRows {

  private final int[] ids;
  private final int width;
  private final int distance;

  /**
   * For each column, how many rows in a row, up to the last one read, have the same id at least
   * {@code distance} to both sides.
   */
  private final int[] runs;

  private int rowsRead;

  BoundaryRows(PanopticMap map, int distance) {
    ids = map.ids();
    width = map.width();
    this.distance = distance;
    runs = new int[width];
  }

  /** Reads one more row. What {@link #runs} tells is then of the row {@code distance} above. */
  void read() {
    int row = rowsRead++ * width;
    int start = 0;
    while (start < width) {
      int id = ids[row + start];
      int end = start + 1;
      while (end < width && ids[row + end] == id) {
        end++;
      }
      readRun(row, start, end);
      start = end;
    }
  }

  private void readRun(int row, int start, int end) {
    int from = Math.min(start + distance, end);
    int to = Math.max(end - distance, from);
    for (int x = start; x < from; x++) {
      runs[x] = 0;
    }
    int above = Math.max(0, row - width);
    int id = ids[row + start];
    for (int x = from; x < to; x++) {
      // Without a branch, so that the loop is compiled to vectors: all ones where the ids differ.
      int difference = ids[above + x] ^ id;
      int differs = (difference | -difference) >> 31;
      runs[x] = (runs[x] & ~differs) + 1;
    }
    for (int x = to; x < end; x++) {
      runs[x] = 0;
    }
  }

  /** A number for each column: the pixel lies on the boundary where it is below {@link #inside}. */
  int[] runs() {
    return runs;
  }

  /** From which number on a pixel lies inside. */
  int inside() {
    return 2 * distance + 1;
  }
}
