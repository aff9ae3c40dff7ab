package io.panoptes.models.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.panoptes.models.panoptic.PanopticMap;
import io.panoptes.models.panoptic.Segment;
import io.panoptes.models.panoptic.TestMaps;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The oracle holds each contour pixel against each other one. */
class BoundaryF1PropertyTest {

  @Test
  void figuresAreThoseOfTheSlowOracle() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int round = 0; round < 300; round++) {
      int width = 1 + random.nextInt(30);
      int height = 1 + random.nextInt(30);
      PanopticMap truth = TestMaps.random(random, width, height, true);
      PanopticMap prediction =
          random.nextBoolean()
              ? TestMaps.shifted(truth, random.nextInt(3), random.nextInt(3))
              : TestMaps.random(random, width, height, false);
      double tolerance = random.nextBoolean() ? 1 + random.nextInt(6) : 8 * random.nextDouble();

      Map<Integer, BoundaryStatistics> fast =
          BoundaryF1.evaluate(truth, prediction, TestMaps.LABELS, tolerance);

      assertThat(fast)
          .as("seed %d, round %d, tolerance %s", seed, round, tolerance)
          .isEqualTo(slow(truth, prediction, tolerance));
    }
  }

  private static Map<Integer, BoundaryStatistics> slow(
      PanopticMap truth, PanopticMap prediction, double tolerance) {
    Map<Integer, BoundaryStatistics> statistics = new TreeMap<>();
    for (int category = 1; category <= 4; category++) {
      List<int[]> real = contour(truth, category, truth);
      List<int[]> predicted = contour(prediction, category, truth);
      if (real.isEmpty() && predicted.isEmpty()) {
        continue;
      }
      double precision = shareNear(predicted, real, tolerance);
      double recall = shareNear(real, predicted, tolerance);
      double f1 = precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0;
      statistics.put(category, new BoundaryStatistics(precision, recall, f1, 1));
    }
    return statistics;
  }

  private static double shareNear(List<int[]> some, List<int[]> others, double tolerance) {
    double near =
        some.stream()
            .filter(
                a ->
                    others.stream().anyMatch(b -> Math.hypot(a[0] - b[0], a[1] - b[1]) < tolerance))
            .count();
    return some.isEmpty() ? 0 : near / some.size();
  }

  private static List<int[]> contour(PanopticMap map, int category, PanopticMap truth) {
    List<int[]> contour = new ArrayList<>();
    for (int y = 0; y < map.height(); y++) {
      for (int x = 0; x < map.width(); x++) {
        boolean annotated = category(truth, x, y, 0) != 0;
        boolean edge =
            category(map, x - 1, y, category) != category
                || category(map, x + 1, y, category) != category
                || category(map, x, y - 1, category) != category
                || category(map, x, y + 1, category) != category;
        if (annotated && edge && category(map, x, y, 0) == category) {
          contour.add(new int[] {x, y});
        }
      }
    }
    return contour;
  }

  private static int category(PanopticMap map, int x, int y, int outside) {
    if (x < 0 || y < 0 || x >= map.width() || y >= map.height()) {
      return outside;
    }
    int id = map.ids()[y * map.width() + x];
    return map.segments().stream()
        .filter(segment -> segment.id() == id)
        .mapToInt(Segment::categoryId)
        .findFirst()
        .orElse(0);
  }
}
