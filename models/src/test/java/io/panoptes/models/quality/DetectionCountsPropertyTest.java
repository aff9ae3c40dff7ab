package io.panoptes.models.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.panoptes.models.panoptic.PanopticMap;
import io.panoptes.models.panoptic.Segment;
import io.panoptes.models.panoptic.TestMaps;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Against the largest matching there is, searched by augmenting paths over every pair. */
class DetectionCountsPropertyTest {

  @ParameterizedTest
  @EnumSource(MatchRule.class)
  void countsAreThoseOfTheLargestMatching(MatchRule rule) {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    int matches = 0;
    for (int round = 0; round < 400; round++) {
      int width = 1 + random.nextInt(8);
      int height = 1 + random.nextInt(8);
      PanopticMap truth = TestMaps.random(random, width, height, true);
      PanopticMap prediction =
          random.nextBoolean()
              ? TestMaps.shifted(truth, random.nextInt(2), random.nextInt(2))
              : TestMaps.random(random, width, height, false);

      DetectionCounts counts = DetectionCounts.of(truth, prediction, rule);

      List<Segment> real =
          truth.segments().stream().filter(s -> s.isThing() && !s.isCrowd()).toList();
      List<Segment> predicted = prediction.segments().stream().filter(Segment::isThing).toList();
      for (ThresholdCounts one : counts.thresholds()) {
        int tp = largestMatching(truth, prediction, real, predicted, rule, one.percent());
        assertThat(List.of(one.tp(), one.fp(), one.fn()))
            .as("seed %d, round %d, threshold %d", seed, round, one.percent())
            .containsExactly((long) tp, (long) predicted.size() - tp, (long) real.size() - tp);
        matches += tp;
      }
    }
    assertThat(matches).as("seed %d", seed).isPositive();
  }

  private static int largestMatching(
      PanopticMap truth,
      PanopticMap prediction,
      List<Segment> real,
      List<Segment> predicted,
      MatchRule rule,
      int percent) {
    boolean[][] edge = new boolean[real.size()][predicted.size()];
    for (int t = 0; t < real.size(); t++) {
      for (int p = 0; p < predicted.size(); p++) {
        int trueId = real.get(t).id();
        int predictedId = predicted.get(p).id();
        int[] pixels = IntStream.range(0, truth.ids().length).toArray();
        double both =
            IntStream.of(pixels)
                .filter(i -> truth.ids()[i] == trueId && prediction.ids()[i] == predictedId)
                .count();
        double either =
            IntStream.of(pixels)
                .filter(i -> truth.ids()[i] == trueId || prediction.ids()[i] == predictedId)
                .count();
        edge[t][p] =
            rule == MatchRule.AT_LEAST
                ? both / either >= percent / 100d
                : both / either > percent / 100d;
      }
    }
    int[] partner = new int[predicted.size()];
    Arrays.fill(partner, -1);
    int found = 0;
    for (int t = 0; t < real.size(); t++) {
      found += augment(t, edge, partner, new boolean[predicted.size()]) ? 1 : 0;
    }
    return found;
  }

  private static boolean augment(int t, boolean[][] edge, int[] partner, boolean[] seen) {
    for (int p = 0; p < partner.length; p++) {
      if (edge[t][p] && !seen[p]) {
        seen[p] = true;
        if (partner[p] < 0 || augment(partner[p], edge, partner, seen)) {
          partner[p] = t;
          return true;
        }
      }
    }
    return false;
  }
}
