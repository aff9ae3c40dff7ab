package io.panoptes.models.merge;

import static org.assertj.core.api.Assertions.assertThat;

import io.panoptes.models.panoptic.PanopticMap;
import io.panoptes.models.panoptic.Segment;
import io.panoptes.models.panoptic.TestMaps;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Labels 0 and 1 are things, 2 and 3 stuff; categories are one more. */
class ClassAwareMergeTest {

  private static final String STUFF = "2222222222222222222222";

  @Test
  void overlapCountsWithinOneCategoryOnly() {
    InstanceMask better = DrawnMasks.of(1, .9f, "xxxxxxx...");

    assertThat(merge(better, DrawnMasks.of(2, .8f, "xxxxxxxxxx")).segments())
        .extracting(Segment::area)
        .startsWith(7, 3);
    assertThat(merge(better, DrawnMasks.of(1, .8f, "xxxxxxxxxx")).segments())
        .extracting(Segment::isThing)
        .containsExactly(true, false);
  }

  @Test
  void overlapOfExactlyTheThresholdIsKept() {
    InstanceMask better = DrawnMasks.of(1, .9f, "xxx..........");

    assertThat(merge(better, DrawnMasks.of(1, .8f, "xxxxxxxxxx")).segments())
        .extracting(Segment::isThing)
        .containsExactly(true, true, false);
    assertThat(merge(better, DrawnMasks.of(1, .8f, "xxxxxxxxx.")).segments())
        .extracting(Segment::isThing)
        .containsExactly(true, false);
  }

  @Test
  void hiddenPixelsOfAKeptMaskCountAgainstItsCategory() {
    PanopticMap map =
        merge(
            DrawnMasks.of(2, .9f, "xxxx......"),
            DrawnMasks.of(1, .8f, "xxxxx....."),
            DrawnMasks.of(1, .7f, "xxxx.xxxx."));

    assertThat(map.segments()).extracting(Segment::area).containsExactly(4, 1, 17);
  }

  @Test
  void instanceHiddenByAnotherCategoryLeavesNoSegment() {
    PanopticMap map = merge(DrawnMasks.of(2, .9f, "xxxx"), DrawnMasks.of(1, .8f, "xx"));

    assertThat(map.segments()).extracting(Segment::categoryId).containsExactly(2, 3);
  }

  @Test
  void scoreBelowTheThresholdIsLeftOut() {
    assertThat(merge(DrawnMasks.of(1, .6f, "x")).segments()).hasSize(2);
    assertThat(merge(DrawnMasks.of(1, .59f, "x")).segments()).hasSize(1);
  }

  private static PanopticMap merge(InstanceMask... instances) {
    return new ClassAwareMerge(TestMaps.LABELS, new ClassAwareSettings(.6f, .3, AreaLimit.NONE))
        .merge(DrawnMasks.semantic(STUFF), List.of(instances));
  }
}
