package io.panoptes.models.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.panoptes.models.panoptic.PanopticMap;
import io.panoptes.models.panoptic.SegmentLabel;
import io.panoptes.models.panoptic.Segments;
import io.panoptes.models.panoptic.TestMaps;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DetectionCountsTest {

  private static final PanopticMap TEN = TestMaps.draw(new int[] {1}, "1111111111......");
  private static final PanopticMap EIGHT = TestMaps.draw(new int[] {1}, "11111111........");
  private static final PanopticMap NOTHING = TestMaps.draw(new int[0], "................");

  @Test
  void thresholdIsWithinForStarDistAndNotForTheBowl() {
    // IoU 8/10: .5 to .8 are seven thresholds, .5 to .75 six.
    DetectionCounts starDist = DetectionCounts.of(TEN, EIGHT, MatchRule.AT_LEAST);
    DetectionCounts bowl = DetectionCounts.of(TEN, EIGHT, MatchRule.ABOVE);

    assertThat(starDist.meanOfImages().orElseThrow()).isCloseTo(.7, within(1e-12));
    assertThat(bowl.meanOfImages().orElseThrow()).isCloseTo(.6, within(1e-12));
    assertThat(starDist.thresholds().get(6)).isEqualTo(new ThresholdCounts(80, 1, 0, 0, 1, 1));
    assertThat(bowl.thresholds().get(6)).isEqualTo(new ThresholdCounts(80, 0, 1, 1, 0, 1));
  }

  @Test
  void twoHalvesOfOneObjectMatchItOnce() {
    PanopticMap halves = TestMaps.draw(new int[] {1, 1}, "1111122222......");

    ThresholdCounts cut = DetectionCounts.of(TEN, halves, MatchRule.AT_LEAST).thresholds().get(0);
    ThresholdCounts joined =
        DetectionCounts.of(halves, TEN, MatchRule.AT_LEAST).thresholds().get(0);

    assertThat(cut).isEqualTo(new ThresholdCounts(50, 1, 1, 0, .5, 1));
    assertThat(joined).isEqualTo(new ThresholdCounts(50, 1, 0, 1, .5, 1));
  }

  @Test
  void meanOfImagesAndOfTheDataSetDiffer() {
    // Image 1: one of three found at each threshold; image 2: one of one. 2/4 against (1/3 + 1)/2.
    PanopticMap truth = TestMaps.draw(new int[] {1, 1, 1}, "111.22.33.......");
    PanopticMap one = TestMaps.draw(new int[] {1}, "111.............");

    DetectionCounts both =
        DetectionCounts.of(truth, one, MatchRule.ABOVE)
            .plus(DetectionCounts.of(TEN, TEN, MatchRule.ABOVE));

    assertThat(both.meanOfDataSet().orElseThrow()).isCloseTo(.5, within(1e-12));
    assertThat(both.meanOfImages().orElseThrow()).isCloseTo(2 / 3d, within(1e-12));
  }

  @Test
  void imageWithoutObjectsDoesNotCount() {
    DetectionCounts nothing = DetectionCounts.of(NOTHING, NOTHING, MatchRule.AT_LEAST);

    assertThat(nothing).isEqualTo(DetectionCounts.NONE);
    assertThat(nothing.meanOfImages()).isEmpty();
    assertThat(nothing.meanOfDataSet()).isEmpty();
    assertThat(DetectionCounts.of(NOTHING, TEN, MatchRule.AT_LEAST).meanOfImages()).hasValue(0);
  }

  @Test
  void categoriesMatterOnlyWhenAskedFor() {
    PanopticMap other = TestMaps.draw(new int[] {2}, "1111111111......");

    assertThat(DetectionCounts.of(TEN, other, MatchRule.ABOVE).meanOfDataSet()).hasValue(1);
    Map<Integer, DetectionCounts> byCategory =
        DetectionCounts.byCategory(TEN, other, MatchRule.ABOVE);
    assertThat(byCategory.keySet()).containsExactly(1, 2);
    assertThat(byCategory.get(1).thresholds().get(0))
        .isEqualTo(new ThresholdCounts(50, 0, 0, 1, 0, 1));
    assertThat(byCategory.get(2).thresholds().get(0))
        .isEqualTo(new ThresholdCounts(50, 0, 1, 0, 0, 1));
  }

  @Test
  void crowdsAndStuffAreNoTruth() {
    PanopticMap stuff = TestMaps.draw(new int[] {3}, "1111111111......");
    PanopticMap crowd =
        Segments.of(16, 1, TEN.ids().clone(), List.of(new SegmentLabel(1, 1, true, true, 1)));

    assertThat(DetectionCounts.of(stuff, stuff, MatchRule.ABOVE)).isEqualTo(DetectionCounts.NONE);
    assertThat(DetectionCounts.of(crowd, TEN, MatchRule.ABOVE).thresholds().get(0))
        .isEqualTo(new ThresholdCounts(50, 0, 1, 0, 0, 1));
    assertThat(DetectionCounts.byCategory(crowd, NOTHING, MatchRule.ABOVE)).isEmpty();
  }

  @Test
  void otherThresholdsAreRefused() {
    assertThatThrownBy(() -> new DetectionCounts(List.of()))
        .hasMessage("thresholds are []: expected 50, 55 to 95 percent");
  }
}
