package io.panoptes.models.merge;

import java.util.List;

/**
 * Finds the centre nearest to a point. The image and a margin are cut into square cells; a cell
 * keeps the few centres that can be nearest to a point inside it, found when the first one asks.
 */
final class NearestCentre {

  private static final int CELLS = 4096;
  private static final int SMALLEST_CELL = 8;

  private final double[] xs;
  private final double[] ys;
  private final int cell;
  private final int shift;
  private final int columns;
  private final int rows;
  private final int[][] nearby;
  private final int[] all;

  NearestCentre(int width, int height, List<Centre> centres) {
    xs = centres.stream().mapToDouble(Centre::x).toArray();
    ys = centres.stream().mapToDouble(Centre::y).toArray();
    int side = SMALLEST_CELL;
    while ((double) width * height / ((double) side * side) > CELLS) {
      side *= 2;
    }
    cell = side;
    shift = Integer.numberOfTrailingZeros(side);
    columns = width / cell + 3;
    rows = height / cell + 3;
    nearby = new int[columns * rows][];
    all = new int[xs.length];
    for (int i = 0; i < all.length; i++) {
      all[i] = i;
    }
  }

  /**
   * @return an index into the list of centres; the smaller one where two are equally near
   */
  int of(double x, double y) {
    int[] candidates = candidates(x, y);
    int nearest = candidates[0];
    if (candidates.length == 1) {
      return nearest;
    }
    double least = Double.POSITIVE_INFINITY;
    for (int i : candidates) {
      double dx = xs[i] - x;
      double dy = ys[i] - y;
      double distance = dx * dx + dy * dy;
      if (distance < least) {
        least = distance;
        nearest = i;
      }
    }
    return nearest;
  }

  /** Few points lie beyond the margin of one cell: they ask all centres. */
  private int[] candidates(double x, double y) {
    int column = ((int) Math.floor(x) >> shift) + 1;
    int row = ((int) Math.floor(y) >> shift) + 1;
    if (column < 0 || column >= columns || row < 0 || row >= rows) {
      return all;
    }
    int at = row * columns + column;
    if (nearby[at] == null) {
      nearby[at] = near((column - 1) * cell, (row - 1) * cell);
    }
    return nearby[at];
  }

  /** Centres whose least distance from the cell is within the smallest greatest one. */
  private int[] near(double left, double top) {
    double bound = Double.POSITIVE_INFINITY;
    for (int i : all) {
      double dx = Math.max(Math.abs(xs[i] - left), Math.abs(xs[i] - left - cell));
      double dy = Math.max(Math.abs(ys[i] - top), Math.abs(ys[i] - top - cell));
      bound = Math.min(bound, dx * dx + dy * dy);
    }
    bound *= 1 + 1e-9; // what rounding may have taken
    IntQueue near = new IntQueue();
    for (int i : all) {
      double dx = Math.max(0, Math.max(left - xs[i], xs[i] - left - cell));
      double dy = Math.max(0, Math.max(top - ys[i], ys[i] - top - cell));
      if (dx * dx + dy * dy <= bound) {
        near.add(i);
      }
    }
    return near.toArray();
  }
}
