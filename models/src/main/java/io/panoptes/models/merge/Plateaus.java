package io.panoptes.models.merge;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Joins maxima, given in row-major order, of which each lies in the window of another of the same
 * group. Those of one row that are near enough are one run; runs are joined with those of the rows
 * above, so that the cost is linear in the pixels however large a plateau is. For one thread.
 */
final class Plateaus {

  private static final class Run {
    private final int first;
    private final float heat;
    private final int left;
    private final int y;
    private int right;
    private long count;
    private long sumX;
    private long sumY;

    /** Of the same plateau and before this run; itself when it is the first. */
    private Run parent = this;

    Run(int first, float heat, int x, int y) {
      this.first = first;
      this.heat = heat;
      this.left = x;
      this.y = y;
    }

    void add(int x) {
      right = x;
      count++;
      sumX += x;
      sumY += y;
    }

    Run root() {
      Run run = this;
      while (run.parent != run) {
        run.parent = run.parent.parent;
        run = run.parent;
      }
      return run;
    }
  }

  private final int radius;
  private final List<Run> all = new ArrayList<>();

  /** The rows that reach into the current one. */
  private final Deque<List<Run>> rowsAbove = new ArrayDeque<>();

  private List<Run> row = new ArrayList<>();

  Plateaus(int radius) {
    this.radius = radius;
  }

  /**
   * @param index of the pixel, row-major
   */
  void add(int x, int y, int index, float heat) {
    Run last = row.isEmpty() ? null : row.get(row.size() - 1);
    if (last == null || x - last.right > radius) {
      last = new Run(index, heat, x, y);
      row.add(last);
      all.add(last);
    }
    last.add(x);
  }

  /** To be called after each row, whether it has maxima or not. */
  void endRow() {
    if (!row.isEmpty()) {
      rowsAbove.forEach(this::join);
    }
    rowsAbove.addLast(row);
    if (rowsAbove.size() > radius) {
      rowsAbove.removeFirst();
    }
    row = new ArrayList<>();
  }

  /** Runs of one row are further than the radius from each other: one pass along both finds all. */
  private void join(List<Run> above) {
    int i = 0;
    int j = 0;
    while (i < above.size() && j < row.size()) {
      Run a = above.get(i);
      Run b = row.get(j);
      if (b.left <= a.right + radius && a.left <= b.right + radius) {
        Run one = a.root();
        Run other = b.root();
        if (one.first < other.first) {
          other.parent = one;
        } else {
          one.parent = other;
        }
      }
      if (a.right < b.right) {
        i++;
      } else {
        j++;
      }
    }
  }

  /** A centre for each plateau at the mean of its pixels, in the order of their first pixels. */
  List<Centre> centres() {
    List<Centre> centres = new ArrayList<>();
    for (Run run : all) {
      Run root = run.root();
      if (root != run) {
        root.count += run.count;
        root.sumX += run.sumX;
        root.sumY += run.sumY;
      }
    }
    for (Run run : all) {
      if (run.parent == run) {
        double count = run.count;
        centres.add(
            new Centre(
                (float) (run.sumX / count), (float) (run.sumY / count), run.heat, run.first));
      }
    }
    return centres;
  }
}
