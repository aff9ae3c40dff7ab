package io.panoptes.models.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.panoptes.models.panoptic.PanopticMap;
import io.panoptes.models.panoptic.TestMaps;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PanopticQualityPropertyTest {

  @ParameterizedTest
  @EnumSource(CrowdRule.class)
  void figuresAreThoseOfTheSlowOracle(CrowdRule crowds) {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    int matches = 0;
    for (int round = 0; round < 400; round++) {
      int width = 1 + random.nextInt(24);
      int height = 1 + random.nextInt(24);
      PanopticMap truth = TestMaps.random(random, width, height, true);
      PanopticMap prediction =
          random.nextBoolean()
              ? TestMaps.shifted(truth, random.nextInt(3), random.nextInt(3))
              : TestMaps.random(random, width, height, false);

      Map<Integer, QualityStatistics> fast = PanopticQuality.evaluate(truth, prediction, crowds);
      Map<Integer, double[]> slow =
          new SlowPanopticQuality(truth, prediction, crowds == CrowdRule.ALL).figures();

      assertThat(fast.keySet()).as("seed %d, round %d", seed, round).isEqualTo(slow.keySet());
      for (Map.Entry<Integer, QualityStatistics> entry : fast.entrySet()) {
        double[] expected = slow.get(entry.getKey());
        QualityStatistics actual = entry.getValue();
        assertThat(new double[] {actual.iou(), actual.tp(), actual.fp(), actual.fn()})
            .as("seed %d, round %d, category %d", seed, round, entry.getKey())
            .containsExactly(expected, within(1e-12));
        matches += actual.tp();
      }
    }
    assertThat(matches).as("seed %d", seed).isPositive();
  }
}
