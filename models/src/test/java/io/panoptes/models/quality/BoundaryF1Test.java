package io.panoptes.models.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.panoptes.models.panoptic.PanopticMap;
import io.panoptes.models.panoptic.TestMaps;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BoundaryF1Test {

  private static final int[] BOTTLE_ON_RAIL = {1, 3};

  private final PanopticMap truth = TestMaps.draw(BOTTLE_ON_RAIL, "111222", "111222");

  @Test
  void truthAgainstItselfIsPerfect() {
    assertThat(BoundaryF1.evaluate(truth, truth, TestMaps.LABELS))
        .containsExactly(
            Map.entry(1, new BoundaryStatistics(1, 1, 1, 1)),
            Map.entry(3, new BoundaryStatistics(1, 1, 1, 1)));
  }

  @Test
  void contourAtTheToleranceIsNotNear() {
    PanopticMap moved = TestMaps.draw(BOTTLE_ON_RAIL, "111112", "111112");

    assertThat(BoundaryF1.evaluate(truth, moved, TestMaps.LABELS, 2).get(1))
        .isEqualTo(new BoundaryStatistics(0, 0, 0, 1));
    assertThat(BoundaryF1.evaluate(truth, moved, TestMaps.LABELS, 2.01).get(1))
        .isEqualTo(new BoundaryStatistics(1, 1, 1, 1));
  }

  @Test
  void precisionIsOfThePredictedContourAndRecallOfTheTrueOne() {
    PanopticMap longer = TestMaps.draw(new int[] {1, 3}, "111222", "111111");

    // Contour of the bottle: 2 pixels in the truth; of the prediction column 2 above, 3 to 5 below.
    assertThat(BoundaryF1.evaluate(truth, longer, TestMaps.LABELS, 1).get(1))
        .isEqualTo(new BoundaryStatistics(1 / 4d, 1 / 2d, 1 / 3d, 1));
  }

  @Test
  void predictedContourOverVoidCountsNowhere() {
    PanopticMap partly = TestMaps.draw(BOTTLE_ON_RAIL, "111222", "11....");
    PanopticMap prediction = TestMaps.draw(BOTTLE_ON_RAIL, "111222", "111112");

    // Of the predicted bottle only column 2 above lies on annotated pixels and on its contour.
    assertThat(BoundaryF1.evaluate(partly, prediction, TestMaps.LABELS, 1).get(1).precision())
        .isEqualTo(1);
  }

  @Test
  void categoryOnOneSideCountsZeroAndOneThatFillsTheImageDoesNotCount() {
    PanopticMap full = TestMaps.draw(new int[] {1}, "111111", "111111");

    assertThat(BoundaryF1.evaluate(truth, full, TestMaps.LABELS))
        .containsExactly(
            Map.entry(1, new BoundaryStatistics(0, 0, 0, 1)),
            Map.entry(3, new BoundaryStatistics(0, 0, 0, 1)));
    assertThat(BoundaryF1.evaluate(full, full, TestMaps.LABELS)).isEmpty();
  }

  @Test
  void everyContourIsNearWithinAnyLargeTolerance() {
    byte[] left = {0, 1, 1, 1, 1, 1};
    byte[] right = {0, 0, 0, 0, 0, 1};
    for (double tolerance : new double[] {4.5, 6, 1e6, Integer.MAX_VALUE - 1d}) {
      assertThat(BoundaryF1.evaluate(left, right, 6, TestMaps.LABELS, tolerance))
          .hasSize(2)
          .allSatisfy((category, one) -> assertThat(one.f1()).isEqualTo(1));
    }
    assertThat(BoundaryF1.evaluate(left, right, 6, TestMaps.LABELS, 4))
        .allSatisfy((category, one) -> assertThat(one.f1()).isZero());
  }

  @Test
  void summaryIsTheMeanOverCategoriesOfTheMeanOverImages() {
    Map<Integer, BoundaryStatistics> sum =
        BoundaryF1.plus(
            Map.of(1, new BoundaryStatistics(1, 1, 1, 1)),
            Map.of(
                1, new BoundaryStatistics(.5, .5, .5, 1), 3, new BoundaryStatistics(0, 0, 0, 1)));

    BoundarySummary summary = BoundaryF1.summarise(TestMaps.LABELS, sum);

    assertThat(summary.f1()).hasValue((.75 + 0) / 2);
    assertThat(summary.perCategory().get(0).statistics().meanF1()).hasValue(.75);
    assertThat(summary.perCategory().get(3).statistics().meanF1()).isEmpty();
    assertThat(BoundaryF1.summarise(TestMaps.LABELS, Map.of()).f1()).isEmpty();
  }

  @Test
  void badInputIsRefused() {
    assertThatThrownBy(() -> BoundaryF1.evaluate(truth, truth, TestMaps.LABELS, 0))
        .hasMessage("a tolerance of 0.0 pixels: expected more than 0");
    assertThatThrownBy(() -> BoundaryF1.evaluate(new byte[5], new byte[5], 2, TestMaps.LABELS, 1))
        .hasMessage("the truth has 5 pixels, the prediction 5: expected as many, in rows of 2");
    assertThatThrownBy(
            () -> BoundaryF1.evaluate(new byte[] {0, 9}, new byte[] {0, 1}, 2, TestMaps.LABELS, 1))
        .hasMessageStartingWith("the truth has pixels of label 9");
  }
}
