package io.panoptes.models.mask;

import java.util.List;

/**
 * The pixels at which each row of a plane of masks differs from the row above, so that a row is a
 * copy and a few changes. In a row the masks that end come before those that begin. Not
 * thread-safe.
 */
final class RowChanges {

  private final int width;
  private final int height;

  /** Of each row two buckets: its ends, then its beginnings; after filling where each stops. */
  private final int[] buckets;

  private int[] columns;
  private int[] values;

  private RowChanges(int width, int height) {
    this.width = width;
    this.height = height;
    buckets = new int[2 * height + 2];
  }

  static RowChanges of(int[] ids, List<RunLengths> masks) {
    RowChanges changes = new RowChanges(masks.get(0).width(), masks.get(0).height());
    for (RunLengths mask : masks) {
      RunWalk.walk(mask, (x, top, bottom) -> changes.count(top, bottom));
    }
    changes.allot();
    for (int i = 0; i < ids.length; i++) {
      int id = ids[i];
      RunWalk.walk(masks.get(i), (x, top, bottom) -> changes.put(id, x, top, bottom));
    }
    return changes;
  }

  int[] paint() {
    int[] plane = new int[width * height];
    int at = 0;
    for (int y = 0; y < height; y++) {
      int row = y * width;
      if (y > 0) {
        System.arraycopy(plane, row - width, plane, row, width);
      }
      for (; at < buckets[2 * y]; at++) {
        plane[row + columns[at]] = 0;
      }
      for (; at < buckets[2 * y + 1]; at++) {
        int other = plane[row + columns[at]];
        if (other != 0) {
          throw new IllegalArgumentException(
              "the masks of segments %d and %d overlap at column %d, row %d: on one plane a pixel"
                      .formatted(other, values[at], columns[at], y)
                  + " has one segment");
        }
        plane[row + columns[at]] = values[at];
      }
    }
    return plane;
  }

  private void count(int top, int bottom) {
    buckets[2 * top + 1]++;
    buckets[2 * bottom]++;
  }

  private void allot() {
    int sum = 0;
    for (int i = 0; i < buckets.length; i++) {
      int count = buckets[i];
      buckets[i] = sum;
      sum += count;
    }
    columns = new int[sum];
    values = new int[sum];
  }

  private void put(int id, int x, int top, int bottom) {
    int start = buckets[2 * top + 1]++;
    columns[start] = x;
    values[start] = id;
    columns[buckets[2 * bottom]++] = x;
  }
}
