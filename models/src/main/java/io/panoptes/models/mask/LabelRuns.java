package io.panoptes.models.mask;

import java.util.Arrays;

/**
 * The runs of equal labels down the columns of a row-major plane. Rows are compared whole, so that
 * the cost is that of reading the plane once, plus a little for each pixel whose upper neighbour
 * has another label. Not thread-safe.
 */
final class LabelRuns {

  private final int[] plane;
  private final int width;
  private final int height;
  private final int[] ofColumn;

  /** Row-major places of pixels whose label is not that of the pixel before them. */
  private int[] firsts = new int[1024];

  private int size;

  private int[] starts;
  private int[] labels;

  private LabelRuns(int[] plane, int width, int height) {
    this.plane = plane;
    this.width = width;
    this.height = height;
    ofColumn = new int[width + 1];
  }

  static LabelRuns of(int[] plane, int width, int height) {
    LabelRuns runs = new LabelRuns(plane, width, height);
    runs.findHeads();
    for (int y = 1; y < height; y++) {
      runs.findInRow(y * width);
    }
    runs.sort();
    return runs;
  }

  int size() {
    return size;
  }

  /** Where a run begins, counted down the columns. */
  int start(int run) {
    return starts[run];
  }

  int end(int run) {
    return run + 1 < size ? starts[run + 1] : width * height;
  }

  int label(int run) {
    return labels[run];
  }

  /** After the foot of a column comes the head of the next. */
  private void findHeads() {
    add(0, 0);
    int foot = (height - 1) * width;
    for (int x = 1; x < width; x++) {
      if (plane[x] != plane[foot + x - 1]) {
        add(x, x);
      }
    }
  }

  private void findInRow(int row) {
    int above = row - width;
    int x = 0;
    while (x < width) {
      int same = Arrays.mismatch(plane, above + x, row, plane, row + x, row + width);
      if (same < 0) {
        return;
      }
      x += same;
      do {
        add(row + x, x);
        x++;
      } while (x < width && plane[above + x] != plane[row + x]);
    }
  }

  private void add(int place, int x) {
    if (size == firsts.length) {
      firsts = Arrays.copyOf(firsts, 2 * size);
    }
    firsts[size++] = place;
    ofColumn[x + 1]++;
  }

  private void sort() {
    for (int x = 0; x < width; x++) {
      ofColumn[x + 1] += ofColumn[x];
    }
    starts = new int[size];
    labels = new int[size];
    int y = 0;
    int row = 0;
    for (int i = 0; i < size; i++) {
      while (firsts[i] - row >= width) {
        row += width;
        y++;
      }
      int x = firsts[i] - row;
      int to = ofColumn[x]++;
      starts[to] = x * height + y;
      labels[to] = plane[firsts[i]];
    }
  }
}
