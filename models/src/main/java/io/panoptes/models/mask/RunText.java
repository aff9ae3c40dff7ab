package io.panoptes.models.mask;

import io.panoptes.models.text.OneLine;
import java.util.Arrays;

/**
 * COCO's text of run lengths: from the fourth on a count is the difference to the one two before
 * it; a number is written in groups of 5 bits, the lowest first, each plus 48 as a character, bit 5
 * set when another group follows.
 */
final class RunText {

  private static final int OFFSET = 48;
  private static final int MORE = 0x20;
  private static final int SIGN = 0x10;

  /** Groups of a difference of two ints: 33 bits. */
  private static final int MAX_GROUPS = 7;

  private RunText() {}

  static String write(int[] counts) {
    StringBuilder text = new StringBuilder(2 * counts.length);
    for (int i = 0; i < counts.length; i++) {
      long value = i > 2 ? (long) counts[i] - counts[i - 2] : counts[i];
      boolean more = true;
      while (more) {
        int group = (int) (value & 0x1F);
        value >>= 5;
        more = (group & SIGN) != 0 ? value != -1 : value != 0;
        text.append((char) ((more ? group | MORE : group) + OFFSET));
      }
    }
    return text.toString();
  }

  static int[] parse(String text) {
    int[] counts = new int[Math.max(1, text.length())];
    int size = 0;
    int at = 0;
    while (at < text.length()) {
      long value = 0;
      int group = MORE;
      for (int shift = 0; (group & MORE) != 0; shift += 5) {
        if (at == text.length() || shift == 5 * MAX_GROUPS) {
          throw new IllegalArgumentException(
              "the run lengths are cut or damaged at character %d".formatted(at));
        }
        group = text.charAt(at) - OFFSET;
        if (group < 0 || group > 0x3F) {
          throw new IllegalArgumentException(
              "character %d of the run lengths is '%s': expected '0' to 'o'"
                  .formatted(at, OneLine.of(text.substring(at, at + 1))));
        }
        at++;
        value |= (group & 0x1FL) << shift;
        if ((group & (MORE | SIGN)) == SIGN) {
          value |= -1L << shift + 5;
        }
      }
      long count = size > 2 ? value + counts[size - 2] : value;
      if (count < 0 || count > Integer.MAX_VALUE) {
        throw new IllegalArgumentException("run %d has a length of %d".formatted(size, count));
      }
      counts[size++] = (int) count;
    }
    return Arrays.copyOf(counts, size);
  }
}
