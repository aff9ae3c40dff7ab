package io.panoptes.models.mask;

import java.util.Arrays;
import java.util.Random;

/** Masks drawn at random. */
public final class TestMasks {

  private TestMasks() {}

  /** Runs of any length, also of none in the middle, as a file may have them. */
  public static RunLengths random(Random random, int width, int height) {
    int[] counts = new int[1 + random.nextInt(8)];
    int left = width * height;
    for (int i = 0; i < counts.length - 1; i++) {
      counts[i] = random.nextInt(1 + left * 2 / 3);
      left -= counts[i];
    }
    counts[counts.length - 1] = left;
    return new RunLengths(width, height, counts);
  }

  /** A filled rectangle. */
  public static RunLengths box(int width, int height, int x, int y, int boxWidth, int boxHeight) {
    boolean[] mask = new boolean[width * height];
    for (int v = y; v < y + boxHeight; v++) {
      for (int u = x; u < x + boxWidth; u++) {
        mask[v * width + u] = true;
      }
    }
    return of(mask, width, height);
  }

  /** Runs of flags in rows. */
  public static RunLengths of(boolean[] mask, int width, int height) {
    int[] counts = new int[mask.length + 1];
    int at = 0;
    for (int x = 0; x < width; x++) {
      for (int y = 0; y < height; y++) {
        if (mask[y * width + x] != (at % 2 == 1)) {
          at++;
        }
        counts[at]++;
      }
    }
    return new RunLengths(width, height, Arrays.copyOf(counts, at + 1));
  }
}
