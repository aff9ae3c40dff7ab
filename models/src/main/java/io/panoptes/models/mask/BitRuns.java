package io.panoptes.models.mask;

import io.panoptes.models.panoptic.BoundingBox;

/** Run lengths to bits and back, by the differences between neighbouring rows. */
final class BitRuns {

  private BitRuns() {}

  static BitMask bits(RunLengths runs) {
    BoundingBox box = box(runs);
    int wordsARow = BitMask.wordsARow(box.width());
    long[] words = new long[Math.multiplyExact(wordsARow, box.height())];
    RowToggles toggles = RowToggles.of(runs);
    for (int y = 0; y < box.height(); y++) {
      int row = y * wordsARow;
      if (y > 0) {
        System.arraycopy(words, row - wordsARow, words, row, wordsARow);
      }
      for (int i = toggles.first(box.y() + y); i < toggles.end(box.y() + y); i++) {
        int x = toggles.column(i) - box.x();
        words[row + x / Long.SIZE] ^= 1L << x;
      }
    }
    return new BitMask(box, words);
  }

  static RunLengths runs(int width, int height, BitMask mask) {
    BoundingBox box = mask.box();
    if (box.x() > width - box.width() || box.y() > height - box.height()) {
      throw new IllegalArgumentException(
          "a mask in the %s does not fit %d x %d pixels".formatted(box, width, height));
    }
    ColumnToggles toggles = new ColumnToggles(width, height);
    int wordsARow = BitMask.wordsARow(box.width());
    long[] words = mask.words();
    for (int y = 0; y <= box.height(); y++) {
      for (int word = 0; word < wordsARow; word++) {
        long here = y < box.height() ? words[y * wordsARow + word] : 0;
        long changes = y > 0 ? here ^ words[(y - 1) * wordsARow + word] : here;
        int x = box.x() + word * Long.SIZE;
        for (; changes != 0; changes &= changes - 1) {
          toggles.add(x + Long.numberOfTrailingZeros(changes), box.y() + y);
        }
      }
    }
    return toggles.runs();
  }

  /** The smallest box around the ones; without pixel when there is none. */
  private static BoundingBox box(RunLengths runs) {
    int[] sides = {runs.width(), runs.height(), 0, 0};
    RunWalk.walk(
        runs,
        (x, top, bottom) -> {
          sides[0] = Math.min(sides[0], x);
          sides[1] = Math.min(sides[1], top);
          sides[2] = x + 1;
          sides[3] = Math.max(sides[3], bottom);
        });
    return sides[2] == 0
        ? new BoundingBox(0, 0, 0, 0)
        : new BoundingBox(sides[0], sides[1], sides[2] - sides[0], sides[3] - sides[1]);
  }
}
