package io.panoptes.models.mask;

import io.panoptes.models.panoptic.BoundingBox;
import java.util.Arrays;

/** Which pixels of an image are taken: a bit each, changed in place. For one thread. */
public final class BitPlane {

  private final int width;
  private final int height;
  private final int wordsARow;
  private final long[] words;

  /** A plane on which every pixel is free. */
  public BitPlane(int width, int height) {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException(
          "a plane of %d x %d pixels: each side must be at least 1".formatted(width, height));
    }
    this.width = width;
    this.height = height;
    wordsARow = BitMask.wordsARow(width);
    words = new long[Math.multiplyExact(wordsARow, height)];
  }

  /** Whether the pixel is taken. */
  public boolean contains(int x, int y) {
    return (words[y * wordsARow + x / Long.SIZE] >>> x & 1) != 0;
  }

  /**
   * Pixels of the mask that are taken.
   *
   * @throws IllegalArgumentException when the mask's box reaches out of the plane
   */
  public int intersection(BitMask mask) {
    check(mask.box());
    int count = 0;
    int at = 0;
    for (int y = mask.box().y(); y < mask.box().y() + mask.box().height(); y++) {
      int right = mask.box().x() + mask.box().width();
      for (int x = mask.box().x(); x < right; x += Long.SIZE) {
        long word = mask.words()[at++];
        if (word != 0) {
          count += Long.bitCount(word & BitMask.bits(words, y * wordsARow, wordsARow, x));
        }
      }
    }
    return count;
  }

  /**
   * Takes the mask's pixels that are free.
   *
   * @param ids a value for each pixel of the plane, row-major: the id is written to those taken now
   * @return how many were taken
   * @throws IllegalArgumentException when the mask's box reaches out of the plane
   */
  public int paint(BitMask mask, int[] ids, int id) {
    check(mask.box());
    int painted = 0;
    int at = 0;
    for (int y = mask.box().y(); y < mask.box().y() + mask.box().height(); y++) {
      int row = y * wordsARow;
      int right = mask.box().x() + mask.box().width();
      for (int x = mask.box().x(); x < right; x += Long.SIZE) {
        long free = mask.words()[at++];
        if (free != 0) {
          free &= ~BitMask.bits(words, row, wordsARow, x);
          painted += Long.bitCount(free);
          take(row, x, free);
          fill(ids, y * width + x, free, id);
        }
      }
    }
    return painted;
  }

  /** Takes the mask's pixels. */
  public void add(BitMask mask) {
    check(mask.box());
    int at = 0;
    for (int y = mask.box().y(); y < mask.box().y() + mask.box().height(); y++) {
      int right = mask.box().x() + mask.box().width();
      for (int x = mask.box().x(); x < right; x += Long.SIZE) {
        take(y * wordsARow, x, mask.words()[at++]);
      }
    }
  }

  private void take(int row, int x, long bits) {
    int shift = x % Long.SIZE;
    words[row + x / Long.SIZE] |= bits << shift;
    if (shift != 0 && bits >>> Long.SIZE - shift != 0) {
      words[row + x / Long.SIZE + 1] |= bits >>> Long.SIZE - shift;
    }
  }

  /** Run by run: neighbours mostly belong together. */
  private static void fill(int[] ids, int from, long bits, int id) {
    long left = bits;
    int at = from;
    while (left != 0) {
      int gap = Long.numberOfTrailingZeros(left);
      int run = Long.numberOfTrailingZeros(~(left >>> gap));
      Arrays.fill(ids, at + gap, at + gap + run, id);
      at += gap + run;
      left = gap + run == Long.SIZE ? 0 : left >>> gap + run;
    }
  }

  private void check(BoundingBox box) {
    if ((long) box.x() + box.width() > width || (long) box.y() + box.height() > height) {
      throw new IllegalArgumentException(
          "a mask in the %s reaches out of an image of %d x %d pixels"
              .formatted(box, width, height));
    }
  }
}
