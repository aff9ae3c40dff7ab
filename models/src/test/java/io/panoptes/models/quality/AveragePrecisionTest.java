package io.panoptes.models.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.panoptes.models.mask.Instance;
import io.panoptes.models.mask.RunLengths;
import io.panoptes.models.mask.TestMasks;
import io.panoptes.models.panoptic.TestMaps;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Hand cases: masks are runs of pixels in an image of one row, 40 long, of category 1. */
class AveragePrecisionTest {

  private static final Offset<Double> EXACT = within(1e-12);

  @Test
  void precisionIsReadAt101RecallsFromTheEnvelope() {
    // By score: found, wrong, found; recall 1/2, 1/2, 1; precision 1, 1/2, 2/3, its envelope
    // 1, 2/3, 2/3. Recalls 0 to .50 are 51 and see 1, .51 to 1 are 50 and see 2/3.
    InstanceQuality quality =
        summary(
            List.of(truth(0, 10), truth(20, 10)),
            List.of(guess(0, 10, .9), guess(12, 5, .8), guess(20, 10, .7)));

    assertThat(quality.ap().orElseThrow()).isCloseTo((51 + 50 * 2 / 3d) / 101, EXACT);
    assertThat(quality.ap50()).isEqualTo(quality.ap75());
    assertThat(quality.ar100()).hasValue(1);
  }

  @Test
  void iouOfExactlyTheThresholdIsMatch() {
    // IoU 5/10: found at the first of ten thresholds; 8/10: at .5 to .8, seven of ten (also the
    // seventh, whose nearest double is the quotient's).
    InstanceQuality half = summary(List.of(truth(0, 10)), List.of(guess(0, 5, 1)));
    InstanceQuality more = summary(List.of(truth(0, 10)), List.of(guess(0, 8, 1)));

    assertThat(half.ap50().orElseThrow()).isCloseTo(1, EXACT);
    assertThat(half.ap().orElseThrow()).isCloseTo(.1, EXACT);
    assertThat(half.ar100().orElseThrow()).isCloseTo(.1, EXACT);
    assertThat(half.ap75()).hasValue(0);
    assertThat(more.ap().orElseThrow()).isCloseTo(.7, EXACT);
  }

  @Test
  void crowdTakesAnyNumberAndTheyDoNotCount() {
    // Both in the crowd by all of their pixels, though their IoU with it is 1/4 and 1/5; the third
    // is 3/10 in the crowd: wrong, but after the truth was found, so the envelope hides it.
    List<Instance> truths = List.of(truth(0, 10), crowd(20, 20));
    List<Instance> guesses =
        List.of(guess(20, 5, .9), guess(25, 4, .8), guess(0, 10, .7), guess(13, 10, .6));

    assertThat(summary(truths, guesses).ap().orElseThrow()).isCloseTo(1, EXACT);
    // With a higher score the last one halves the precision.
    assertThat(
            summary(truths, List.of(guess(20, 5, .9), guess(13, 10, .8), guess(0, 10, .7)))
                .ap()
                .orElseThrow())
        .isCloseTo(.5, EXACT);
  }

  @Test
  void truthGoesBeforeCrowdOfHigherIou() {
    // The guess is in the crowd by 8/8 and has an IoU of 8/10 with the truth, at seven thresholds.
    InstanceQuality quality =
        summary(List.of(crowd(0, 30), truth(0, 10)), List.of(guess(0, 8, .9)));

    assertThat(quality.ap50().orElseThrow()).isCloseTo(1, EXACT);
    assertThat(quality.ar100().orElseThrow()).isCloseTo(.7, EXACT);
  }

  @Test
  void lastOfEqualIousIsTaken() {
    // The first guess has 8/10 with either truth and takes the second, which leaves nothing to the
    // guess that fits only the second: recall 1/2, precision 1 up to recall .5.
    List<Instance> truths = List.of(truth(0, 10), truth(2, 10));
    List<Instance> guesses = List.of(guess(2, 8, .9), guess(3, 9, .8));

    InstanceQuality quality = summary(truths, guesses);

    // Guess 2 on truth 0: 7/12 = .58, found at .5 and .55; on truth 1: 9/10.
    assertThat(quality.ap50().orElseThrow()).isCloseTo(1, EXACT);
    assertThat(quality.ap75().orElseThrow()).isCloseTo(51 / 101d, EXACT);
  }

  @Test
  void areaOutsideOfTheRangeIsIgnoredOnBothSides() {
    // Small: the truth of 10 is found; the large truth and the guess on it do not count, nor does
    // the large guess on nothing. Large: only the large guess on nothing, of the best score, is
    // wrong: precision 1/2.
    Instance largeTruth = new Instance(2, 1, mask(20, 10), 9216, false, 1);
    Instance onIt = new Instance(2, 1, mask(20, 10), 9216, false, .8);
    Instance onNothing = new Instance(3, 1, mask(12, 5), 10000, false, .9);

    InstanceQuality quality =
        summary(List.of(truth(0, 10), largeTruth), List.of(guess(0, 10, .7), onIt, onNothing));

    assertThat(quality.apSmall().orElseThrow()).isCloseTo(1, EXACT);
    assertThat(quality.apLarge().orElseThrow()).isCloseTo(.5, EXACT);
    // 96 x 96 is within both ranges: medium is found too, after nothing wrong of its size.
    assertThat(quality.apMedium().orElseThrow()).isCloseTo(1, EXACT);
    assertThat(quality.arSmall()).hasValue(1);
    // All: wrong, found, found: envelope 2/3 at every recall.
    assertThat(quality.ap().orElseThrow()).isCloseTo(2 / 3d, EXACT);
  }

  @Test
  void bestObjectsOfAnImageAreCountedUpToTheLimit() {
    List<Instance> truths = List.of(truth(0, 10), truth(20, 10));
    InstanceQuality quality = summary(truths, List.of(guess(0, 10, .3), guess(20, 10, .4)));

    assertThat(quality.ar1()).hasValue(.5);
    assertThat(quality.ar10()).hasValue(1);
  }

  @Test
  void objectAfterTheBestHundredIsNotSeen() {
    // The one that is right comes as the 101st of its image, or as the 100th.
    List<Instance> wrong = Collections.nCopies(100, guess(20, 5, .9));
    List<Instance> last = new ArrayList<>(wrong);
    last.add(guess(0, 10, .1));

    assertThat(summary(List.of(truth(0, 10)), last).ar100()).hasValue(0);
    assertThat(summary(List.of(truth(0, 10)), last.subList(1, 101)).ar100()).hasValue(1);
  }

  @Test
  void equalScoresRankByImageAsNumbers() {
    // Wrong in image 9, found in image 10, one truth: precision 0, 1/2; as text it would be 1.
    InstanceMatches nine = AveragePrecision.evaluate("9", List.of(), List.of(guess(0, 5, .5)));
    InstanceMatches ten =
        AveragePrecision.evaluate("10", List.of(truth(0, 5)), List.of(guess(0, 5, .5)));

    InstanceSummary summary = AveragePrecision.summarise(TestMaps.LABELS, List.of(ten, nine));

    assertThat(summary.all().ap().orElseThrow()).isCloseTo(.5, EXACT);
  }

  @Test
  void categoryWithoutTruthHasNoFigure() {
    InstanceSummary summary =
        AveragePrecision.summarise(
            TestMaps.LABELS,
            List.of(
                AveragePrecision.evaluate("1", List.of(crowd(0, 5)), List.of(guess(0, 5, 1))),
                AveragePrecision.evaluate("2", List.of(), List.of())));

    assertThat(summary.all().figures()).containsOnly(OptionalDouble.empty());
    assertThat(summary.perCategory())
        .extracting(one -> one.category().name())
        .containsExactly("bottle", "can");
  }

  @Test
  void imageTwiceAndStuffAndSizesThatDifferAreRefused() {
    InstanceMatches one = AveragePrecision.evaluate("7", List.of(truth(0, 5)), List.of());
    InstanceMatches stuff =
        AveragePrecision.evaluate("7", List.of(Instance.truth(1, 3, mask(0, 5))), List.of());
    Instance other = Instance.predicted(4, 1, TestMasks.box(3, 2, 0, 0, 1, 1), 1);

    assertThatThrownBy(() -> AveragePrecision.summarise(TestMaps.LABELS, List.of(one, one)))
        .hasMessage("image 7 occurs twice");
    assertThatThrownBy(() -> AveragePrecision.summarise(TestMaps.LABELS, List.of(stuff)))
        .hasMessageStartingWith("image 7: category 3 is not a thing of the label map: ");
    assertThatThrownBy(() -> AveragePrecision.evaluate("7", List.of(truth(0, 5)), List.of(other)))
        .hasMessage(
            "true object 1 has a mask of 40 x 1 pixels, predicted object 4 one of 3 x 2: expected"
                + " the same size");
  }

  private static InstanceQuality summary(List<Instance> truths, List<Instance> guesses) {
    return AveragePrecision.summarise(
            TestMaps.LABELS, List.of(AveragePrecision.evaluate("1", truths, guesses)))
        .all();
  }

  private static Instance truth(int start, int length) {
    return Instance.truth(1, 1, mask(start, length));
  }

  private static Instance crowd(int start, int length) {
    return new Instance(1, 1, mask(start, length), length, true, 1);
  }

  private static Instance guess(int start, int length, double score) {
    return Instance.predicted(1, 1, mask(start, length), score);
  }

  private static RunLengths mask(int start, int length) {
    return TestMasks.box(40, 1, start, 0, length, 1);
  }
}
