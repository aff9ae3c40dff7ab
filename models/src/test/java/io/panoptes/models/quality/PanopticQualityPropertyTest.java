package io.panoptes.models.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.panoptes.models.panoptic.PanopticMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The statistics of random images are those of an oracle that follows the rules pixel by pixel. */
class PanopticQualityPropertyTest {

  private static final double RELATIVE = 1e-12;

  @ParameterizedTest
  @MethodSource("rules")
  void panopticQualityIsThatOfTheSlowOracle(QualityRules rules) {
    check(PanopticQuality::evaluate, rules, false);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void boundaryQualityIsThatOfTheSlowOracle(QualityRules rules) {
    check(BoundaryQuality::evaluate, rules, true);
  }

  private static void check(Metric metric, QualityRules rules, boolean boundary) {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    QualityStatistics sum = QualityStatistics.NONE;
    for (int round = 0; round < 312; round++) {
      RandomPair pair = RandomPair.draw(random, round < 300 ? 1 + round / 10 : 300);
      Map<Integer, QualityStatistics> fast =
          metric.evaluate(pair.truth(), pair.prediction(), rules);
      Map<Integer, double[]> slow =
          new SlowPanopticQuality(pair.truth(), pair.prediction(), rules, boundary).figures();

      assertThat(fast.keySet()).as("seed %d, round %d", seed, round).isEqualTo(slow.keySet());
      for (Map.Entry<Integer, QualityStatistics> entry : fast.entrySet()) {
        double[] expected = slow.get(entry.getKey());
        QualityStatistics actual = entry.getValue();
        assertThat(new double[] {actual.iou(), actual.tp(), actual.fp(), actual.fn()})
            .as("seed %d, round %d, category %d", seed, round, entry.getKey())
            .containsExactly(expected, Offset.offset(RELATIVE * Math.max(expected[0], .5)));
        sum = sum.plus(actual);
      }
    }
    assertThat(List.of(sum.tp(), sum.fp(), sum.fn()))
        .as("seed %d: what the oracle was asked", seed)
        .allMatch(count -> count > 20);
  }

  static Stream<Arguments> rules() {
    return Stream.of(QualityRules.PANOPTICAPI, QualityRules.ALL_CROWDS, QualityRules.TORCHMETRICS)
        .map(Arguments::of);
  }

  private interface Metric {
    Map<Integer, QualityStatistics> evaluate(
        PanopticMap truth, PanopticMap prediction, QualityRules rules);
  }
}
