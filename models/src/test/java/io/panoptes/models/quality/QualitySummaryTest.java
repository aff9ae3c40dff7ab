package io.panoptes.models.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.panoptes.models.panoptic.TestMaps;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QualitySummaryTest {

  private static final QualityStatistics GOOD = new QualityStatistics(3.2, 4, 1, 1);

  @Test
  void qualityFollowsFromTheStatistics() {
    assertThat(GOOD.quality()).contains(new Quality(3.2 / 5, .8, .8, 1));
  }

  @Test
  void meansAreOverTheCategoriesThatOccur() {
    QualitySummary summary =
        PanopticQuality.summarise(
            TestMaps.LABELS, Map.of(1, GOOD, 3, new QualityStatistics(1, 1, 0, 0)));

    assertThat(summary.all()).contains(new Quality((.64 + 1) / 2, .9, .9, 2));
    assertThat(summary.things()).contains(new Quality(.64, .8, .8, 1));
    assertThat(summary.stuff()).contains(new Quality(1, 1, 1, 1));
    assertThat(summary.perCategory())
        .extracting(one -> one.category().name(), one -> one.statistics().tp())
        .containsExactly(
            tuple("bottle", 4L), tuple("can", 0L), tuple("rail", 1L), tuple("wall", 0L));
  }

  @Test
  void categoryThatIsOnlyPredictedCountsAsZeros() {
    QualitySummary summary =
        PanopticQuality.summarise(
            TestMaps.LABELS, Map.of(1, GOOD, 2, new QualityStatistics(0, 0, 1, 0)));

    assertThat(summary.things()).contains(new Quality(.32, .4, .4, 2));
  }

  @Test
  void noCategoryIsEmptyAndNotZero() {
    QualitySummary summary = PanopticQuality.summarise(TestMaps.LABELS, Map.of());

    assertThat(summary.all()).isEmpty();
    assertThat(summary.stuff()).isEmpty();
    assertThat(summary.perCategory()).allMatch(one -> one.statistics().quality().isEmpty());
  }

  @Test
  void statisticsAddAndSubtract() {
    QualityStatistics more = new QualityStatistics(.7, 1, 2, 3);

    assertThat(GOOD.plus(more).minus(more).quality()).isEqualTo(GOOD.quality());
    assertThat(GOOD.plus(more).minus(GOOD).minus(more)).isEqualTo(QualityStatistics.NONE);
    assertThat(PanopticQuality.plus(Map.of(1, GOOD), Map.of(1, more, 2, more)))
        .containsExactly(Map.entry(1, GOOD.plus(more)), Map.entry(2, more));
    assertThatThrownBy(() -> more.minus(GOOD))
        .hasMessage("iou 0.0, tp -3, fp 1, fn 2: none may be below 0");
  }

  @Test
  void categoryOutsideTheLabelMapIsRefused() {
    assertThatThrownBy(() -> PanopticQuality.summarise(TestMaps.LABELS, Map.of(9, GOOD)))
        .hasMessageStartingWith("category 9 is not in the label map: ");
  }
}
