package io.panoptes.models.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.panoptes.models.panoptic.TestMaps;
import java.util.OptionalDouble;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/**
 * Label 0: 6 true, 4 right; label 1: 4 true, 3 right; label 2: predicted once; label 3: nowhere.
 */
class SemanticSummaryTest {

  private static final byte VOID = (byte) ConfusionMatrix.VOID_LABEL;
  private static final Offset<Double> EXACT = Offset.offset(1e-15);

  private final SemanticSummary summary =
      ConfusionMatrix.of(
              new byte[] {0, 0, 0, 0, 0, 0, 1, 1, 1, 1, VOID, VOID},
              new byte[] {0, 0, 0, 0, 1, 2, 1, 1, 1, VOID, 0, VOID},
              TestMaps.LABELS)
          .summary();

  @Test
  void accuraciesAreOverPixelsAndOverCategoriesOfTheTruth() {
    assertThat(summary.pixelAccuracy()).hasValue(.7);
    assertThat(summary.meanAccuracy().orElseThrow()).isCloseTo((4 / 6d + 3 / 4d) / 2, EXACT);
  }

  @Test
  void categoryThatIsOnlyPredictedCountsZeroInOneReadingAndNotInTheOther() {
    assertThat(summary.meanIou().orElseThrow()).isCloseTo((4 / 6d + 3 / 5d + 0) / 3, EXACT);
    assertThat(summary.meanIouInTruth().orElseThrow()).isCloseTo((4 / 6d + 3 / 5d) / 2, EXACT);
  }

  @Test
  void frequencyWeightsAreOfTheTruth() {
    assertThat(summary.frequencyWeightedIou().orElseThrow())
        .isCloseTo(.6 * 4 / 6d + .4 * 3 / 5d, EXACT);
  }

  @Test
  void figuresOfACategoryFollowFromItsPixels() {
    SemanticQuality can = summary.perCategory().get(1);

    assertThat(can).isEqualTo(new SemanticQuality(TestMaps.LABELS.byLabel(1), 3, 1, 1));
    assertThat(can.iou()).hasValue(.6);
    assertThat(can.precision()).hasValue(.75);
    assertThat(can.recall()).hasValue(.75);
    assertThat(can.f1()).hasValue(.75);
  }

  @Test
  void figuresThatWouldDivideByZeroAreEmpty() {
    SemanticQuality onlyPredicted = summary.perCategory().get(2);
    SemanticQuality nowhere = summary.perCategory().get(3);

    assertThat(onlyPredicted.precision()).hasValue(0);
    assertThat(onlyPredicted.recall()).isEmpty();
    assertThat(onlyPredicted.f1()).hasValue(0);
    assertThat(nowhere.iou()).isEmpty();
    assertThat(nowhere.precision()).isEmpty();
    assertThat(nowhere.f1()).isEmpty();
  }

  @Test
  void nothingAtAllIsEmptyAndNotZero() {
    SemanticSummary nothing = ConfusionMatrix.none(TestMaps.LABELS).summary();

    assertThat(nothing.pixelAccuracy()).isEqualTo(OptionalDouble.empty());
    assertThat(nothing.meanAccuracy()).isEmpty();
    assertThat(nothing.meanIou()).isEmpty();
    assertThat(nothing.meanIouInTruth()).isEmpty();
    assertThat(nothing.frequencyWeightedIou()).isEmpty();
  }
}
