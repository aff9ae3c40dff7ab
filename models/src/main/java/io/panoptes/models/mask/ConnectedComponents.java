package io.panoptes.models.mask;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;

/**
 * Pixels of one label that touch, told apart (two passes over runs of pixels with union-find, after
 * Rosenfeld and Pfaltz 1966).
 *
 * @param width pixels a row
 * @param height rows
 * @param labels {@code width * height} values, row-major: 0 where the label was 0, else 1 to {@code
 *     count} in the order in which a row by row walk meets the components
 * @param count the number of components
 */
public record ConnectedComponents(int width, int height, int[] labels, int count) {

  /** Which pixels touch. */
  public enum Connectivity {
    /** Those that share an edge. */
    FOUR,
    /** Those that share an edge or a corner. */
    EIGHT
  }

  public ConnectedComponents {
    requireNonNull(labels, "labels is null");
    check(labels.length, width, height);
  }

  /**
   * The components of all labels of a plane at once; memory beyond the result grows with the number
   * of runs in the rows.
   *
   * @param labels {@code width * height} values, row-major; 0 is background, not changed
   */
  public static ConnectedComponents of(
      int[] labels, int width, int height, Connectivity connectivity) {
    check(labels.length, width, height);
    requireNonNull(connectivity, "connectivity is null");
    RowRuns runs = RowRuns.of(labels, width, height);
    runs.join(connectivity == Connectivity.EIGHT ? 1 : 0);
    int[] components = new int[labels.length];
    int count = runs.paint(components);
    return new ConnectedComponents(width, height, components, count);
  }

  /** The components of a mask's pixels. */
  public static ConnectedComponents of(
      boolean[] mask, int width, int height, Connectivity connectivity) {
    int[] labels = new int[mask.length];
    for (int i = 0; i < mask.length; i++) {
      labels[i] = mask[i] ? 1 : 0;
    }
    return of(labels, width, height, connectivity);
  }

  private static void check(int labels, int width, int height) {
    if (width < 1 || height < 1 || labels != (long) width * height) {
      throw new IllegalArgumentException(
          "%d labels for %d x %d pixels".formatted(labels, width, height));
    }
  }

  /** Runs of one label, row by row from the left; background has none. */
  private static final class RowRuns {
    private final int width;
    private final int[] firstOfRow;
    private int[] starts = new int[64];
    private int[] ends = new int[64];
    private int[] labels = new int[64];
    private int[] parents;
    private int size;

    private RowRuns(int width, int height) {
      this.width = width;
      firstOfRow = new int[height + 1];
    }

    static RowRuns of(int[] plane, int width, int height) {
      RowRuns runs = new RowRuns(width, height);
      for (int y = 0; y < height; y++) {
        runs.firstOfRow[y] = runs.size;
        int end = (y + 1) * width;
        int at = y * width;
        while (at < end) {
          int start = at;
          int label = plane[at++];
          while (at < end && plane[at] == label) {
            at++;
          }
          if (label != 0) {
            runs.add(start, at, label);
          }
        }
      }
      runs.firstOfRow[height] = runs.size;
      return runs;
    }

    private void add(int start, int end, int label) {
      if (size == starts.length) {
        starts = Arrays.copyOf(starts, 2 * size);
        ends = Arrays.copyOf(ends, 2 * size);
        labels = Arrays.copyOf(labels, 2 * size);
      }
      starts[size] = start;
      ends[size] = end;
      labels[size++] = label;
    }

    /**
     * @param reach how far beyond its ends a run touches those of the row above
     */
    void join(int reach) {
      parents = new int[size];
      for (int i = 0; i < size; i++) {
        parents[i] = i;
      }
      for (int y = 1; y < firstOfRow.length - 1; y++) {
        int above = firstOfRow[y - 1];
        int run = firstOfRow[y];
        while (above < firstOfRow[y] && run < firstOfRow[y + 1]) {
          joinWhereTheyTouch(above, run, reach);
          int aboveEnd = ends[above] + width;
          if (aboveEnd == ends[run] && above + 1 < firstOfRow[y]) {
            joinWhereTheyTouch(above + 1, run, reach);
          }
          if (aboveEnd < ends[run]) {
            above++;
          } else {
            run++;
          }
        }
      }
    }

    private void joinWhereTheyTouch(int above, int run, int reach) {
      if (labels[above] == labels[run]
          && starts[above] + width < ends[run] + reach
          && starts[run] < ends[above] + width + reach) {
        union(above, run);
      }
    }

    /** The smaller run stays the root, so that roots come in reading order. */
    private void union(int one, int other) {
      int a = root(one);
      int b = root(other);
      parents[Math.max(a, b)] = Math.min(a, b);
    }

    private int root(int run) {
      int at = run;
      while (parents[at] != at) {
        parents[at] = parents[parents[at]];
        at = parents[at];
      }
      return at;
    }

    int paint(int[] components) {
      int count = 0;
      int[] numbers = new int[size];
      for (int i = 0; i < size; i++) {
        int root = root(i);
        if (root == i) {
          numbers[i] = ++count;
        }
        Arrays.fill(components, starts[i], ends[i], numbers[root]);
      }
      return count;
    }
  }
}
