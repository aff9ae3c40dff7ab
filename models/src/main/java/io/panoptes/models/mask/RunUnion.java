package io.panoptes.models.mask;

import java.util.Arrays;

/** The union of two masks of one size, run by run. */
final class RunUnion {

  private RunUnion() {}

  /** Counts as in {@link RunLengths}; none of the result but the first is 0. */
  static int[] of(int[] one, int[] other) {
    int[] counts = new int[one.length + other.length];
    int size = 0;
    int i = 0;
    int j = 0;
    int left = one[0];
    int otherLeft = other[0];
    boolean on = false;
    int run = 0;
    while (i < one.length && j < other.length) {
      boolean covered = i % 2 == 1 || j % 2 == 1;
      int step = Math.min(left, otherLeft);
      if (step > 0 && covered != on) {
        counts[size++] = run;
        run = 0;
        on = covered;
      }
      run += step;
      left -= step;
      otherLeft -= step;
      if (left == 0) {
        left = ++i < one.length ? one[i] : 0;
      }
      if (otherLeft == 0) {
        otherLeft = ++j < other.length ? other[j] : 0;
      }
    }
    counts[size++] = run;
    return Arrays.copyOf(counts, size);
  }
}
