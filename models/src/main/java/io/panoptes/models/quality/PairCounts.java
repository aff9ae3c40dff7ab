package io.panoptes.models.quality;

/**
 * A count for each pair of a row and a column: a table where that is small, else a hash table of
 * the pairs that occur, so memory grows with pairs and not with rows times columns.
 */
final class PairCounts {

  private static final int DENSE_LIMIT = 1 << 18;

  private final int columns;

  /** Counts by {@code row * columns + column}, else null. */
  private final int[] dense;

  /** Open addressing, a power of two long and at most half full: key + 1, 0 for a free slot. */
  private long[] keys;

  private int[] counts;
  private int used;

  PairCounts(int rows, int columns) {
    this.columns = columns;
    if ((long) rows * columns <= DENSE_LIMIT) {
      dense = new int[rows * columns];
    } else {
      dense = null;
      keys = new long[4 * Integer.highestOneBit(rows + columns)];
      counts = new int[keys.length];
    }
  }

  void add(int row, int column, int count) {
    if (dense != null) {
      dense[row * columns + column] += count;
      return;
    }
    long key = (long) row * columns + column + 1;
    int slot = slot(key);
    if (keys[slot] == 0) {
      keys[slot] = key;
      if (++used > keys.length / 2) {
        grow();
        slot = slot(key);
      }
    }
    counts[slot] += count;
  }

  int get(int row, int column) {
    return dense != null
        ? dense[row * columns + column]
        : counts[slot((long) row * columns + column + 1)];
  }

  /** Calls back for each pair whose count is not 0. */
  void forEach(Pair pair) {
    int[] all = dense != null ? dense : counts;
    for (int i = 0; i < all.length; i++) {
      if (all[i] != 0) {
        long key = dense != null ? i : keys[i] - 1;
        pair.accept((int) (key / columns), (int) (key % columns), all[i]);
      }
    }
  }

  private int slot(long key) {
    int mask = keys.length - 1;
    int slot = (int) (key * 0x9E3779B97F4A7C15L >>> 32) & mask;
    while (keys[slot] != 0 && keys[slot] != key) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    long[] oldKeys = keys;
    int[] oldCounts = counts;
    keys = new long[Math.multiplyExact(oldKeys.length, 2)];
    counts = new int[keys.length];
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] != 0) {
        int slot = slot(oldKeys[i]);
        keys[slot] = oldKeys[i];
        counts[slot] = oldCounts[i];
      }
    }
  }

  /** Takes a pair and its count. */
  interface Pair {
    void accept(int row, int column, int count);
  }
}
