package io.panoptes.models.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.panoptes.models.panoptic.PanopticMap;
import io.panoptes.models.panoptic.SegmentLabel;
import io.panoptes.models.panoptic.Segments;
import io.panoptes.models.panoptic.TestMaps;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Hand cases on maps of 10 columns: a list of runs, each a number of pixels and an id. */
class PanopticQualityTest {

  @Test
  void truthAgainstItselfIsPerfect() {
    PanopticMap map = TestMaps.draw(new int[] {1, 1, 3}, "11.22", "11.22", "33333");

    assertThat(PanopticQuality.evaluate(map, map))
        .containsExactly(
            Map.entry(1, new QualityStatistics(2, 2, 0, 0)),
            Map.entry(3, new QualityStatistics(1, 1, 0, 0)));
  }

  @Test
  void iouOfExactlyOneHalfIsNoMatch() {
    PanopticMap truth = runs(List.of(thing(1)), 10, 1, 90, 0);

    assertThat(PanopticQuality.evaluate(truth, runs(List.of(thing(1)), 5, 1, 95, 0)))
        .containsEntry(1, new QualityStatistics(0, 0, 1, 1));
    assertThat(PanopticQuality.evaluate(truth, runs(List.of(thing(1)), 6, 1, 94, 0)))
        .containsEntry(1, new QualityStatistics(.6, 1, 0, 0));
  }

  @Test
  void matchNeedsTheSameCategory() {
    PanopticMap truth = runs(List.of(thing(1)), 10, 1, 90, 0);
    PanopticMap prediction = runs(List.of(label(1, 2, false)), 10, 1, 90, 0);

    assertThat(PanopticQuality.evaluate(truth, prediction))
        .containsExactly(
            Map.entry(1, new QualityStatistics(0, 0, 0, 1)),
            Map.entry(2, new QualityStatistics(0, 0, 1, 0)));
  }

  @Test
  void voidIsTakenOutOfTheUnion() {
    PanopticMap truth = runs(List.of(thing(1)), 10, 1, 90, 0);
    PanopticMap prediction = runs(List.of(thing(1)), 40, 1, 60, 0);

    assertThat(PanopticQuality.evaluate(truth, prediction))
        .containsExactly(Map.entry(1, new QualityStatistics(1, 1, 0, 0)));
  }

  @Test
  void unmatchedPredictionIsIgnoredOnlyAboveOneHalfVoid() {
    PanopticMap truth = runs(List.of(label(1, 3, false)), 50, 0, 50, 1);
    List<SegmentLabel> labels = List.of(thing(1), label(2, 3, false));

    assertThat(PanopticQuality.evaluate(truth, runs(labels, 40, 0, 20, 1, 40, 2)))
        .containsEntry(1, new QualityStatistics(0, 0, 1, 0));
    assertThat(PanopticQuality.evaluate(truth, runs(labels, 39, 0, 21, 1, 40, 2)))
        .doesNotContainKey(1);
  }

  @Test
  void crowdDoesNotShrinkTheUnionAndIsNeverMissed() {
    PanopticMap truth = runs(List.of(thing(1), label(2, 1, true)), 10, 1, 20, 2, 70, 0);
    PanopticMap prediction = runs(List.of(thing(1)), 20, 1, 80, 0);

    assertThat(PanopticQuality.evaluate(truth, prediction))
        .containsExactly(Map.entry(1, new QualityStatistics(0, 0, 1, 1)));
  }

  @Test
  void onlyTheLastCrowdExcusesUnlessAllAreAskedFor() {
    PanopticMap truth =
        runs(
            List.of(label(2, 1, true), label(1, 1, true), label(3, 3, false)), 10, 2, 10, 1, 80, 3);
    PanopticMap onFirst = runs(List.of(thing(1)), 10, 1, 90, 0);
    PanopticMap onLast = runs(List.of(thing(1)), 10, 0, 10, 1, 80, 0);

    assertThat(PanopticQuality.evaluate(truth, onFirst).get(1))
        .isEqualTo(new QualityStatistics(0, 0, 1, 0));
    assertThat(PanopticQuality.evaluate(truth, onLast)).doesNotContainKey(1);
    assertThat(PanopticQuality.evaluate(truth, onFirst, QualityRules.ALL_CROWDS))
        .doesNotContainKey(1);
  }

  @Test
  void crowdOfAnotherCategoryExcusesNothing() {
    PanopticMap truth = runs(List.of(label(1, 2, true), label(3, 3, false)), 20, 1, 80, 3);
    PanopticMap prediction = runs(List.of(thing(1)), 20, 1, 80, 0);

    assertThat(PanopticQuality.evaluate(truth, prediction))
        .containsEntry(1, new QualityStatistics(0, 0, 1, 0));
  }

  @Test
  void stuffInTwoPiecesIsOneSegment() {
    PanopticMap truth = TestMaps.draw(new int[] {1, 3}, "22122");
    PanopticMap cut = TestMaps.draw(new int[] {1, 3, 3}, "22133");

    assertThat(PanopticQuality.evaluate(truth, truth).get(3))
        .isEqualTo(new QualityStatistics(1, 1, 0, 0));
    assertThat(PanopticQuality.evaluate(truth, cut).get(3))
        .isEqualTo(new QualityStatistics(0, 0, 2, 1));
  }

  @Test
  void mapsOfDifferentSizesAreRefused() {
    PanopticMap wide = TestMaps.draw(new int[] {1}, "11");
    PanopticMap high = TestMaps.draw(new int[] {1}, "1", "1");

    assertThatThrownBy(() -> PanopticQuality.evaluate(wide, high))
        .hasMessage("the truth is 2 x 1 pixels, the prediction 1 x 2: expected the same size");
  }

  private static SegmentLabel thing(int id) {
    return label(id, 1, false);
  }

  private static SegmentLabel label(int id, int category, boolean crowd) {
    return new SegmentLabel(id, category, category <= 2, crowd, 1);
  }

  private static PanopticMap runs(List<SegmentLabel> labels, int... runs) {
    int[] ids = new int[100];
    int at = 0;
    for (int i = 0; i < runs.length; i += 2) {
      Arrays.fill(ids, at, at + runs[i], runs[i + 1]);
      at += runs[i];
    }
    return Segments.of(10, 10, ids, new ArrayList<>(labels));
  }
}
