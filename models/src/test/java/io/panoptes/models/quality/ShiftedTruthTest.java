package io.panoptes.models.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.panoptes.models.panoptic.PanopticMap;
import io.panoptes.models.panoptic.TestMaps;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A prediction that is the truth moved right and filled with void; figures of the slow oracle. */
class ShiftedTruthTest {

  private static final Offset<Double> EXACT = Offset.offset(1e-12);

  private static final PanopticMap SHELF =
      TestMaps.draw(
          new int[] {1, 1, 2, 2, 1, 3, 4},
          "777777777777777777777777777777777777",
          "777777777777777777777777777777777777",
          "771111777722222277777333333337777777",
          "771111777722222277777333333337775577",
          "771111777722222277777333333337775577",
          "771111777722222277777333444444445577",
          "771111777722222277777333444444445577",
          "771111777722222277777333444444445577",
          "771111....22222277777333444444445577",
          "771111....222222....7333444444445577",
          "666666666666666666666666666666666666",
          "666666666666666666666666666666666666",
          "777777777777777777777777777777777777",
          "777777777777777777777777777777777777");

  @ParameterizedTest
  @CsvSource({
    "1, .73061167233631, 4.547023928704115, 6, 1, 1",
    "2, .5037817277448613, 2.659212932484822, 4, 3, 3",
    "3, .3578311617806732, 1.4313246471226928, 2, 5, 5",
    "10, .24722222222222223, 1.3888888888888888, 2, 4, 5"
  })
  void panopticQualityFallsAsThePredictionMoves(
      int dx, double pq, double iou, long tp, long fp, long fn) {
    check(PanopticQuality.evaluate(SHELF, TestMaps.shifted(SHELF, dx, 0)), pq, iou, tp, fp, fn);
  }

  @ParameterizedTest
  @CsvSource({
    "1, .4009502923976608, 1.6038011695906433, 2, 5, 5",
    "2, .36448948948948945, 1.4579579579579578, 2, 5, 5",
    "3, .35513565891472865, 1.4205426356589146, 2, 5, 5",
    "10, .18055555555555555, .7222222222222222, 1, 5, 6"
  })
  void boundaryQualityFallsFaster(int dx, double pq, double iou, long tp, long fp, long fn) {
    check(BoundaryQuality.evaluate(SHELF, TestMaps.shifted(SHELF, dx, 0)), pq, iou, tp, fp, fn);
  }

  private static void check(
      Map<Integer, QualityStatistics> statistics,
      double pq,
      double iou,
      long tp,
      long fp,
      long fn) {
    QualityStatistics all =
        statistics.values().stream().reduce(QualityStatistics.NONE, QualityStatistics::plus);

    assertThat(all.iou()).isCloseTo(iou, EXACT);
    assertThat(new long[] {all.tp(), all.fp(), all.fn()}).containsExactly(tp, fp, fn);
    assertThat(PanopticQuality.summarise(TestMaps.LABELS, statistics).all().orElseThrow().pq())
        .isCloseTo(pq, EXACT);
  }
}
