package io.panoptes.models.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.panoptes.models.panoptic.PanopticMap;
import io.panoptes.models.panoptic.Segment;
import io.panoptes.models.panoptic.TestMaps;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Labels 0 and 1 are things, 2 and 3 stuff; categories are one more. */
class HeuristicMergeTest {

  @Test
  void betterScoreTakesThePixelAndStuffTheRest() {
    PanopticMap map =
        merge(0, "22223", DrawnMasks.of(1, .7f, "xxx.."), DrawnMasks.of(2, .9f, "..xx."));

    assertThat(map.ids()).containsExactly(2, 2, 1, 1, 3);
    assertThat(map.segments())
        .extracting(Segment::categoryId, Segment::isThing, Segment::score)
        .containsExactly(tuple(2, true, .9f), tuple(1, true, .7f), tuple(4, false, 1f));
  }

  @Test
  void ofEqualScoresTheFirstGivenComesFirst() {
    PanopticMap map =
        merge(0, "2222", DrawnMasks.of(1, .8f, "xxx."), DrawnMasks.of(2, .8f, "..xx"));

    assertThat(map.ids()).containsExactly(1, 1, 1, 2);
  }

  @Test
  void scoreOfExactlyTheThresholdIsKept() {
    assertThat(merge(0, "2", DrawnMasks.of(1, .5f, "x")).segments().get(0).isThing()).isTrue();
    assertThat(merge(0, "2", DrawnMasks.of(1, Math.nextDown(.5f), "x")).segments().get(0).isThing())
        .isFalse();
  }

  @Test
  void instanceIsDroppedOnlyWhenMoreThanHalfOfItIsTaken() {
    InstanceMask better = DrawnMasks.of(1, .9f, "xx...");

    assertThat(merge(0, "22222", better, DrawnMasks.of(2, .8f, ".xx..")).ids())
        .containsExactly(1, 1, 2, 3, 3);
    assertThat(merge(0, "22222", better, DrawnMasks.of(2, .8f, "xxx..")).ids())
        .containsExactly(1, 1, 2, 2, 2);
  }

  @Test
  void pixelsOfADroppedInstanceStayFree() {
    PanopticMap map =
        merge(
            0,
            "22222",
            DrawnMasks.of(1, .9f, "xx..."),
            DrawnMasks.of(1, .8f, "xxx.."),
            DrawnMasks.of(2, .7f, "..xx."));

    assertThat(map.ids()).containsExactly(1, 1, 2, 2, 3);
  }

  @Test
  void stuffOfExactlyTheAreaLimitIsKeptAndItsPiecesCountTogether() {
    assertThat(merge(4, "22322333", DrawnMasks.of(1, .9f, "......xx")).ids())
        .containsExactly(2, 2, 0, 2, 2, 0, 1, 1);
  }

  @Test
  void thingPixelThatNoInstanceClaimsBecomesVoid() {
    assertThat(merge(0, "0012", DrawnMasks.of(1, .9f, "x...")).ids()).containsExactly(1, 0, 0, 2);
  }

  @Test
  void maskWithoutPixelLeavesNoSegment() {
    assertThat(merge(0, "22", DrawnMasks.of(1, .9f, "..")).segments())
        .extracting(Segment::categoryId)
        .containsExactly(3);
  }

  @Test
  void nmsLeavesOutMasksMoreAlikeThanItsThreshold() {
    HeuristicMerge merge =
        new HeuristicMerge(TestMaps.LABELS, new HeuristicSettings(.6f, .5, 1, AreaLimit.NONE));
    InstanceMask better = DrawnMasks.of(1, .9f, "xx...");

    InstanceMask like = DrawnMasks.of(2, .8f, "xxx..");
    InstanceMask half = DrawnMasks.of(2, .8f, "xxxx.");

    assertThat(merge.merge(DrawnMasks.semantic("22222"), List.of(better, like)).ids())
        .containsExactly(1, 1, 2, 2, 2);
    assertThat(merge.merge(DrawnMasks.semantic("22222"), List.of(better, half)).ids())
        .containsExactly(1, 1, 2, 2, 3);
  }

  @Test
  void inputThatContradictsItselfIsRefused() {
    assertThatThrownBy(() -> DrawnMasks.of(1, Float.NaN, "x"))
        .hasMessage("an instance of category 1 has score NaN: a score is 0 to 1");
    assertThatThrownBy(() -> merge(0, "2", DrawnMasks.of(3, .1f, "x")))
        .hasMessage(
            "instance 0 is of category 3, rail, which is stuff: only things have instances");
    assertThatThrownBy(() -> merge(0, "2", DrawnMasks.of(7, .9f, "x")))
        .hasMessage("instance 0 is of category 7, which is not in the label map");
    assertThatThrownBy(() -> merge(0, "2", DrawnMasks.of(1, .9f, ".x")))
        .hasMessageContaining("reaches out of the image of 1 x 1 pixels");
    assertThatThrownBy(() -> merge(0, "24"))
        .hasMessage("pixel 1 has label 4: the label map ends at 3");
    assertThatThrownBy(() -> new HeuristicSettings(.5f, 1, Double.NaN, AreaLimit.NONE))
        .hasMessage("overlap threshold NaN: expected 0 to 1");
  }

  private static PanopticMap merge(int stuffArea, String labels, InstanceMask... instances) {
    HeuristicSettings settings = new HeuristicSettings(.5f, 1, .5, AreaLimit.pixels(stuffArea));
    return new HeuristicMerge(TestMaps.LABELS, settings)
        .merge(DrawnMasks.semantic(labels), List.of(instances));
  }
}
