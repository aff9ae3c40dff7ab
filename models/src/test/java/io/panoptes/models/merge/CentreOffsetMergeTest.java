package io.panoptes.models.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.panoptes.models.panoptic.InstanceMap;
import io.panoptes.models.panoptic.PanopticMap;
import io.panoptes.models.panoptic.Segment;
import io.panoptes.models.panoptic.SemanticMap;
import io.panoptes.models.panoptic.TestMaps;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Labels 0 and 1 are things, 2 and 3 stuff; categories are one more. */
class CentreOffsetMergeTest {

  private static final byte SURE = (byte) 255;

  @Test
  void objectsAndStuffBecomeSegments() {
    PanopticMap map = merge(0, 0, "0022", ids(1, 1, 0, 0), .9f);

    assertThat(map.ids()).containsExactly(1, 1, 2, 2);
    assertThat(map.segments())
        .extracting(Segment::id, Segment::categoryId, Segment::isThing, Segment::score)
        .containsExactly(tuple(1, 1, true, .9f), tuple(2, 3, false, 1f));
  }

  @Test
  void categoryIsTheMostFrequentThingLabelAndTheSmallerOfEquals() {
    assertThat(merge(0, 0, "1100122", ids(1, 1, 1, 1, 1, 1, 1), 1).segments().get(0).categoryId())
        .isEqualTo(2);
    assertThat(merge(0, 0, "1100", ids(1, 1, 1, 1), 1).segments().get(0).categoryId()).isEqualTo(1);
  }

  @Test
  void stuffPixelStaysStuffThoughAnObjectClaimsIt() {
    assertThat(merge(0, 0, "0223", ids(1, 1, 1, 1), 1).ids()).containsExactly(1, 2, 2, 3);
  }

  @Test
  void thingPixelThatNoObjectClaimsBecomesVoid() {
    PanopticMap map = merge(0, 0, "0002", ids(1, 0, 1, 0), 1);

    assertThat(map.ids()).containsExactly(1, 0, 1, 2);
  }

  @Test
  void segmentsBelowTheAreaLimitsBecomeVoidAndIdsHaveNoGap() {
    PanopticMap map = merge(3, 2, "001222331", ids(1, 1, 2, 0, 0, 0, 0, 0, 3), .9f, .8f, .7f);

    assertThat(map.ids()).containsExactly(1, 1, 0, 2, 2, 2, 0, 0, 0);
  }

  @Test
  void objectWithoutThingPixelLeavesNoSegment() {
    PanopticMap map = merge(0, 0, "2201", ids(1, 0, 2, 2), .9f, .8f);

    assertThat(map.ids()).containsExactly(2, 2, 1, 1);
    assertThat(map.segments()).extracting(Segment::score).containsExactly(.8f, 1f);
  }

  @Test
  void scoreOfStuffIsItsMeanConfidence() {
    SemanticMap semantic =
        new SemanticMap(3, 1, new byte[] {2, 2, 3}, new byte[] {(byte) 255, 51, (byte) 153});

    PanopticMap map =
        new CentreOffsetMerge(TestMaps.LABELS, new CentreOffsetSettings(.1f, 7, 200, 0, 0))
            .merge(semantic, new InstanceMap(3, 1, new int[3], new float[0]));

    assertThat(map.segments()).extracting(Segment::score).containsExactly(.6f, .6f);
  }

  @Test
  void scoreOfAThingIsItsHeatTimesItsMeanConfidence() {
    assertThat(doubtful(0).segments()).extracting(Segment::score).containsExactly(.4f, 77 / 255f);
  }

  @Test
  void thingOfALowerScoreThanTheLimitBecomesVoid() {
    assertThat(doubtful(.3f).ids()).containsExactly(1, 1, 2);
    assertThat(doubtful(.31f).ids()).containsExactly(1, 1, 0);
  }

  /** Two objects of heat .5 and 1, their pixels of confidence 1 and .6, and .3. */
  private static PanopticMap doubtful(float minThingScore) {
    CentreOffsetSettings settings =
        new CentreOffsetSettings(.1f, 7, 200, AreaLimit.NONE, AreaLimit.NONE, minThingScore);
    return new CentreOffsetMerge(TestMaps.LABELS, settings)
        .merge(
            new SemanticMap(3, 1, new byte[3], new byte[] {SURE, (byte) 153, (byte) 77}),
            new InstanceMap(3, 1, ids(1, 1, 2), new float[] {.5f, 1}));
  }

  @Test
  void inputThatContradictsItselfIsRefused() {
    assertThatThrownBy(() -> merge(0, 0, "0", ids(1), Float.NaN))
        .hasMessage("object 1 has score NaN: a score is 0 to 1");
    assertThatThrownBy(() -> merge(0, 0, "04", ids(0, 0)))
        .hasMessage("pixel 1 has label 4: the label map ends at 3");
    assertThatThrownBy(() -> merge(0, 0, "02", ids(0, 2), 1))
        .hasMessage("pixel 1 is of object 2: there are scores for 1");
  }

  private static int[] ids(int... ids) {
    return ids;
  }

  private static PanopticMap merge(
      int minStuff, int minThing, String labels, int[] ids, float... scores) {
    byte[] label = new byte[labels.length()];
    for (int i = 0; i < label.length; i++) {
      label[i] = (byte) (labels.charAt(i) - '0');
    }
    byte[] confidence = new byte[label.length];
    Arrays.fill(confidence, SURE);
    return new CentreOffsetMerge(
            TestMaps.LABELS, new CentreOffsetSettings(.1f, 7, 200, minStuff, minThing))
        .merge(
            new SemanticMap(label.length, 1, label, confidence),
            new InstanceMap(label.length, 1, ids, scores));
  }
}
