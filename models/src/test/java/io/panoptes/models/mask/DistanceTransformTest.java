package io.panoptes.models.mask;

import static io.panoptes.models.mask.DistanceTransform.NONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.panoptes.models.panoptic.TestMaps;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DistanceTransformTest {

  @Test
  void squaredDistancesToOnePixel() {
    boolean[] mask = new boolean[12];
    mask[5] = true;

    assertThat(DistanceTransform.squaredEuclidean(mask, 4, 3))
        .containsExactly(2, 1, 2, 5, 1, 0, 1, 4, 2, 1, 2, 5);
  }

  @Test
  void nothingIsNearAnEmptyMask() {
    assertThat(DistanceTransform.squaredEuclidean(new boolean[6], 2, 3)).containsOnly(NONE);
  }

  @Test
  void randomMasksEqualTheSearchOfEveryPair() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int round = 0; round < 300; round++) {
      int width = 1 + random.nextInt(24);
      int height = 1 + random.nextInt(24);
      int sparseness = 1 + random.nextInt(60);
      boolean[] mask = new boolean[width * height];
      for (int i = 0; i < mask.length; i++) {
        mask[i] = random.nextInt(sparseness) == 0;
      }
      assertThat(DistanceTransform.squaredEuclidean(mask, width, height))
          .as("seed %d, %d x %d", seed, width, height)
          .isEqualTo(searched(mask, width));
    }
  }

  @Test
  void distanceToAnotherLabelCountsTheOutsideIfAsked() {
    int[] ids = TestMaps.ids("11111", "11111", "11112");

    assertThat(DistanceTransform.chessboardToOtherLabel(ids, 5, 3, false))
        .containsExactly(TestMaps.ids("43222", "43211", "43211"));
    assertThat(DistanceTransform.chessboardToOtherLabel(ids, 5, 3, true))
        .containsExactly(TestMaps.ids("11111", "12211", "11111"));
    assertThat(DistanceTransform.chessboardToOtherLabel(new int[4], 2, 2, false))
        .containsOnly(NONE);
  }

  @Test
  void randomLabelsEqualTheSearchOfEveryPair() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int round = 0; round < 100; round++) {
      int width = 1 + random.nextInt(20);
      int height = 1 + random.nextInt(20);
      int[] ids = TestMaps.random(random, width, height, false).ids();
      int[] distances = DistanceTransform.chessboardToOtherLabel(ids, width, height, false);
      for (int i = 0; i < ids.length; i++) {
        int nearest = NONE;
        for (int j = 0; j < ids.length; j++) {
          if (ids[j] != ids[i]) {
            int dx = Math.abs(i % width - j % width);
            nearest = Math.min(nearest, Math.max(dx, Math.abs(i / width - j / width)));
          }
        }
        assertThat(distances[i]).as("seed %d, pixel %d", seed, i).isEqualTo(nearest);
      }
    }
  }

  @Test
  void sidesWhoseSquaresDoNotFitAreRefused() {
    assertThatThrownBy(() -> DistanceTransform.squaredEuclidean(new boolean[50_000], 50_000, 1))
        .hasMessage("a mask of 50000 x 1 pixels: squared distances in it pass 2147483646, cut it");
  }

  private static int[] searched(boolean[] mask, int width) {
    int[] squares = new int[mask.length];
    for (int i = 0; i < mask.length; i++) {
      squares[i] = NONE;
      for (int j = 0; j < mask.length; j++) {
        if (mask[j]) {
          int dx = i % width - j % width;
          int dy = i / width - j / width;
          squares[i] = Math.min(squares[i], dx * dx + dy * dy);
        }
      }
    }
    return squares;
  }
}
