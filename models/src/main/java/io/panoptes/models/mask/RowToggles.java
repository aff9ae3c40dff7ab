package io.panoptes.models.mask;

/**
 * The columns at which each row of a mask differs from the row above: run lengths turned from
 * columns to rows in linear time.
 */
final class RowToggles {

  private final int[] firstOfRow;
  private final int[] columns;

  private RowToggles(int[] firstOfRow, int[] columns) {
    this.firstOfRow = firstOfRow;
    this.columns = columns;
  }

  static RowToggles of(RunLengths runs) {
    int[] ends = new int[runs.height() + 1];
    RunWalk.walk(
        runs,
        (x, top, bottom) -> {
          ends[top]++;
          ends[bottom]++;
        });
    int sum = 0;
    for (int y = 0; y < ends.length; y++) {
      int count = ends[y];
      ends[y] = sum;
      sum += count;
    }
    int[] columns = new int[sum];
    RunWalk.walk(
        runs,
        (x, top, bottom) -> {
          columns[ends[top]++] = x;
          columns[ends[bottom]++] = x;
        });
    return new RowToggles(ends, columns);
  }

  int first(int row) {
    return row == 0 ? 0 : firstOfRow[row - 1];
  }

  int end(int row) {
    return firstOfRow[row];
  }

  int column(int place) {
    return columns[place];
  }
}
