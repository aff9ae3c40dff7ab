package io.panoptes.models.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.panoptes.models.panoptic.BoundingBox;
import io.panoptes.models.panoptic.Category;
import io.panoptes.models.panoptic.LabelMap;
import io.panoptes.models.panoptic.PanopticMap;
import io.panoptes.models.panoptic.Segment;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Label 0 is a thing, 1 and 2 are stuff; categories are one more. */
class AdaptiveMergeTest {

  private static final LabelMap LABELS =
      new LabelMap(
          List.of(
              new Category(1, "car", true, 0),
              new Category(2, "road", false, 0),
              new Category(3, "sky", false, 0)));

  @Test
  void fusedLogitIsWhereBothHeadsAgreeMoreThanTheirSum() {
    // (s(2) + s(2)) * 4 = 2 * .8808 * 4; (s(2) + s(-2)) * 0 = 0.
    assertThat(LogitContest.fuse(2, 2)).isCloseTo(7.04638f, Offset.offset(1e-5f));
    assertThat(LogitContest.fuse(2, -2)).isZero();
    assertThat(LogitContest.fuse(1, -3)).isCloseTo(-1.55697f, Offset.offset(1e-5f));
  }

  @Test
  void highestOfStuffAndFusedLogitsWins() {
    PanopticMap map =
        merge(
            0,
            logits(row(2, 2, 2, -9), row(7, 7.1f, 0, 0), row(0, 0, 0, 1)),
            instance(.9f, 0, 2, 2, 2, -9));

    assertThat(map.ids()).containsExactly(1, 2, 1, 3);
    assertThat(map.segments()).extracting(Segment::categoryId).containsExactly(1, 2, 3);
  }

  @Test
  void tiesGoToStuffThenToTheBetterInstance() {
    PanopticMap map =
        merge(
            0,
            logits(row(-2, 0), row(0, -1), row(-1, -2)),
            instance(.8f, 0, 2, 2),
            instance(.9f, 0, 2, 2));

    assertThat(map.ids()).containsExactly(2, 1);
    assertThat(map.segments().get(0).score()).isEqualTo(.9f);
  }

  @Test
  void outsideOfItsBoxAnInstanceDoesNotCompete() {
    PanopticMap map = merge(0, logits(row(5, 5), row(-1, -1), row(-2, -2)), instance(.9f, 0, 3));

    assertThat(map.ids()).containsExactly(1, 0);
  }

  @Test
  void pixelThatStuffWinsIsVoidWhereAThingHasTheHighestSemanticLogit() {
    PanopticMap map = merge(0, logits(row(5, 1), row(2, 2), row(1, 1)));

    assertThat(map.ids()).containsExactly(0, 1);
  }

  @Test
  void maskTakenByMoreThanTheThresholdIsDropped() {
    SemanticLogits semantic = logits(row(3, 3, 3, 3), row(0, 0, 0, 0), row(0, 0, 0, 0));
    InstanceLogits better = instance(.9f, 0, 2, 2, -1, -1);

    assertThat(merge(0, semantic, better, instance(.8f, 0, -1, 2, 2, -1)).ids())
        .containsExactly(1, 1, 2, 1);
    assertThat(merge(0, semantic, better, instance(.8f, 0, 2, 2, 2, -1)).segments()).hasSize(1);
    assertThat(merge(0, semantic, better, instance(.8f, 0, 0, 0, 0, 0)).segments()).hasSize(1);
  }

  @Test
  void stuffBelowTheAreaLimitBecomesVoidAndItsScoreIsTheMeanProbability() {
    PanopticMap map = merge(2, logits(row(0, 0, 0), row(3, 3, 0), row(0, 0, 3)));

    assertThat(map.ids()).containsExactly(1, 1, 0);
    // e^3 / (e^3 + 2)
    assertThat(map.segments().get(0).score()).isCloseTo(.90945f, Offset.offset(1e-5f));
  }

  @Test
  void logitThatIsNotANumberIsRefused() {
    assertThatThrownBy(() -> merge(0, logits(row(0, 0), row(0, Float.NaN), row(0, 0))))
        .hasMessage(
            "the semantic logit of road at column 1, row 0 is NaN: the network's output is broken");
    assertThatThrownBy(() -> instance(.9f, 0, 1, Float.NaN))
        .hasMessage(
            "an instance of category 1 has the mask logit NaN at column 1, row 0 of its box");
    assertThatThrownBy(() -> instance(Float.NaN, 0, 1))
        .hasMessage("an instance of category 1 has score NaN: a score is 0 to 1");
    assertThatThrownBy(() -> merge(0, logits(row(0), row(0))))
        .hasMessage("2 planes of semantic logits: the label map has 3 labels");
  }

  private static PanopticMap merge(
      int minStuffArea, SemanticLogits semantic, InstanceLogits... instances) {
    AdaptiveSettings settings = new AdaptiveSettings(.5f, .5f, .5, AreaLimit.pixels(minStuffArea));
    return new AdaptiveMerge(LABELS, settings).merge(semantic, List.of(instances));
  }

  private static float[] row(float... logits) {
    return logits;
  }

  private static SemanticLogits logits(float[]... planes) {
    int width = planes[0].length;
    float[] logits = new float[planes.length * width];
    for (int plane = 0; plane < planes.length; plane++) {
      System.arraycopy(planes[plane], 0, logits, plane * width, width);
    }
    return new SemanticLogits(width, 1, logits);
  }

  private static InstanceLogits instance(float score, int x, float... logits) {
    return new InstanceLogits(1, score, new BoundingBox(x, 0, logits.length, 1), logits);
  }
}
