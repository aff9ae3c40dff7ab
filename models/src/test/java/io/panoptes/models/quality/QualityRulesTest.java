package io.panoptes.models.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.panoptes.models.panoptic.Category;
import io.panoptes.models.panoptic.LabelMap;
import io.panoptes.models.panoptic.PanopticMap;
import io.panoptes.models.panoptic.TestMaps;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QualityRulesTest {

  /** Knows category 1 and 3 alone. */
  private static final LabelMap KNOWN =
      new LabelMap(List.of(TestMaps.LABELS.byLabel(0), TestMaps.LABELS.byLabel(2)));

  private final PanopticMap onlyKnown = TestMaps.draw(new int[] {1, 3}, "1122", "1122");
  private final PanopticMap withUnknown = TestMaps.draw(new int[] {1, 2, 3}, "1233", "1233");

  @Test
  void unknownCategoriesAreRefusedUnlessTheRulesSayOtherwise() {
    QualityRules rules = QualityRules.PANOPTICAPI;

    assertThatThrownBy(() -> PanopticQuality.evaluate(onlyKnown, withUnknown, KNOWN, rules))
        .hasMessageStartingWith(
            "segment 2 of the prediction has category 2, which is not in the label map: ");
    assertThatThrownBy(() -> PanopticQuality.evaluate(withUnknown, onlyKnown, KNOWN, rules))
        .hasMessageStartingWith("segment 2 of the truth has category 2");
    assertThat(PanopticQuality.evaluate(onlyKnown, withUnknown, TestMaps.LABELS, rules))
        .isEqualTo(PanopticQuality.evaluate(onlyKnown, withUnknown));
  }

  @Test
  void torchmetricsTakesUnknownTruthForVoid() {
    QualityRules rules = QualityRules.TORCHMETRICS;

    assertThat(PanopticQuality.evaluate(withUnknown, onlyKnown, KNOWN, rules))
        .containsExactly(
            Map.entry(1, new QualityStatistics(1, 1, 0, 0)),
            Map.entry(3, new QualityStatistics(1, 1, 0, 0)));
    assertThatThrownBy(() -> PanopticQuality.evaluate(onlyKnown, withUnknown, KNOWN, rules))
        .hasMessageContaining("prediction has category 2");
  }

  @Test
  void torchmetricsTakesUnknownPredictionsForVoidWhereAllowed() {
    assertThat(
            PanopticQuality.evaluate(
                onlyKnown, withUnknown, KNOWN, QualityRules.TORCHMETRICS_ALLOW_UNKNOWN))
        .as("what the prediction leaves void is not in the union")
        .containsExactly(
            Map.entry(1, new QualityStatistics(1, 1, 0, 0)),
            Map.entry(3, new QualityStatistics(1, 1, 0, 0)));
    assertThat(
            PanopticQuality.evaluate(
                onlyKnown,
                withUnknown,
                KNOWN,
                new QualityRules(CrowdRule.LAST, UnknownCategories.VOID, PredictedVoid.MISSED)))
        .containsEntry(1, new QualityStatistics(0, 0, 1, 1));
  }

  @Test
  void truthThatIsMostlyLeftVoidIsNotMissedInTorchmetrics() {
    PanopticMap truth = TestMaps.draw(new int[] {1}, "1111");
    PanopticMap halfVoid = TestMaps.draw(new int[] {3}, "..11");
    PanopticMap mostlyVoid = TestMaps.draw(new int[] {3}, "...1");

    assertThat(PanopticQuality.evaluate(truth, halfVoid, QualityRules.TORCHMETRICS))
        .containsEntry(1, new QualityStatistics(0, 0, 0, 1));
    assertThat(PanopticQuality.evaluate(truth, mostlyVoid, QualityRules.TORCHMETRICS))
        .doesNotContainKey(1);
    assertThat(PanopticQuality.evaluate(truth, mostlyVoid))
        .containsEntry(1, new QualityStatistics(0, 0, 0, 1));
  }

  /** The image and the figure of torchmetrics' own test; its categories 0, 1, 6, 7 plus 1. */
  @Test
  void figureOfTorchmetricsOwnTestIsReached() {
    LabelMap labels =
        new LabelMap(
            List.of(
                new Category(1, "0", true, 0),
                new Category(2, "1", true, 0),
                new Category(7, "6", false, 0),
                new Category(8, "7", false, 0)));
    PanopticMap prediction =
        TestMaps.draw(
            labels, new int[] {1, 1, 2, 7, 8}, "41442", "11422", "11423", "15433", "15555");
    PanopticMap truth =
        TestMaps.draw(
            labels, new int[] {1, 1, 2, 7, 8}, "44441", "22411", "22433", "25533", "25555");

    QualitySummary summary =
        PanopticQuality.summarise(
            labels, PanopticQuality.evaluate(truth, prediction, labels, QualityRules.TORCHMETRICS));

    assertThat(summary.all().orElseThrow().pq()).isCloseTo(.7753, within(5e-5));
  }

  @Test
  void boundaryQualityFollowsTheSameRules() {
    assertThatThrownBy(
            () -> BoundaryQuality.evaluate(onlyKnown, withUnknown, KNOWN, QualityRules.PANOPTICAPI))
        .hasMessageContaining("prediction has category 2");
    assertThat(BoundaryQuality.evaluate(withUnknown, onlyKnown, KNOWN, QualityRules.TORCHMETRICS))
        .containsEntry(1, new QualityStatistics(1, 1, 0, 0));
  }
}
