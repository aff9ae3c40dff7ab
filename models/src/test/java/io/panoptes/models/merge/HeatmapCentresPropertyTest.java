package io.panoptes.models.merge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HeatmapCentresPropertyTest {

  /** Few levels of heat, so that plateaus of every shape occur; windows larger than the image. */
  @Test
  void centresAreThePlateausThatNothingInTheirWindowsExceeds() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int round = 0; round < 200; round++) {
      int width = 1 + random.nextInt(40);
      int height = 1 + random.nextInt(40);
      int radius = random.nextInt(10);
      int levels = 2 + random.nextInt(20);
      float[] heat = new float[width * height];
      for (int i = 0; i < heat.length; i++) {
        heat[i] = i > 0 && random.nextInt(3) > 0 ? heat[i - 1] : (random.nextInt(levels) - 1) / 16f;
      }

      List<Centre> centres =
          HeatmapCentres.find(width, height, heat, .1f, 2 * radius + 1, Integer.MAX_VALUE);

      assertThat(centres)
          .as("seed %d, round %d", seed, round)
          .isEqualTo(plateaus(width, heat, maxima(width, heat, radius), radius));
    }
  }

  private static boolean[] maxima(int width, float[] heat, int radius) {
    boolean[] maxima = new boolean[heat.length];
    for (int i = 0; i < maxima.length; i++) {
      maxima[i] = heat[i] > .1f;
      for (int j = 0; j < maxima.length; j++) {
        maxima[i] &= !near(width, i, j, radius) || heat[j] <= heat[i];
      }
    }
    return maxima;
  }

  /** Maxima that are linked through windows are one centre; the hottest first. */
  private static List<Centre> plateaus(int width, float[] heat, boolean[] maxima, int radius) {
    List<Centre> centres = new ArrayList<>();
    boolean[] left = maxima.clone();
    for (int i = 0; i < left.length; i++) {
      if (left[i]) {
        centres.add(plateau(width, heat, left, i, radius));
      }
    }
    centres.sort((a, b) -> Float.compare(b.heat(), a.heat()));
    return centres;
  }

  private static Centre plateau(int width, float[] heat, boolean[] left, int first, int radius) {
    IntQueue open = new IntQueue();
    open.add(first);
    left[first] = false;
    double x = 0;
    double y = 0;
    for (int next = 0; next < open.size(); next++) {
      x += open.get(next) % width;
      y += open.get(next) / width;
      for (int j = 0; j < left.length; j++) {
        if (left[j] && near(width, open.get(next), j, radius)) {
          left[j] = false;
          open.add(j);
        }
      }
    }
    return new Centre((float) (x / open.size()), (float) (y / open.size()), heat[first], first);
  }

  private static boolean near(int width, int i, int j, int radius) {
    return Math.abs(i % width - j % width) <= radius && Math.abs(i / width - j / width) <= radius;
  }
}
