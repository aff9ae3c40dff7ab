package io.panoptes.models.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.panoptes.models.panoptic.Category;
import io.panoptes.models.panoptic.LabelMap;
import io.panoptes.models.panoptic.PanopticMap;
import io.panoptes.models.panoptic.SegmentLabel;
import io.panoptes.models.panoptic.Segments;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SegmentOutcomesTest {

  private static final LabelMap LABELS =
      new LabelMap(List.of(new Category(1, "can", true, 0), new Category(2, "shelf", false, 0)));

  private static SegmentLabel can(int id, boolean crowd) {
    return new SegmentLabel(id, 1, true, crowd, 1);
  }

  private static PanopticMap map(int[] ids, SegmentLabel... labels) {
    return Segments.of(ids.length, 1, ids, List.of(labels));
  }

  @Test
  void eachSegmentIsCountedAsOneThing() {
    PanopticMap truth =
        map(new int[] {5, 5, 5, 0, 0, 6, 6, 7, 7, 7}, can(5, false), can(6, false), can(7, true));
    PanopticMap prediction =
        map(
            new int[] {1, 1, 0, 2, 2, 3, 0, 4, 4, 4},
            can(1, false),
            can(2, false),
            can(3, false),
            can(4, false));

    SegmentOutcomes outcomes =
        SegmentOutcomes.of(truth, prediction, LABELS, QualityRules.PANOPTICAPI);

    assertThat(outcomes.matches()).isEqualTo(Map.of(5, 1));
    assertThat(outcomes.truth())
        .isEqualTo(
            Map.of(
                5, SegmentOutcome.TRUE_POSITIVE,
                6, SegmentOutcome.FALSE_NEGATIVE,
                7, SegmentOutcome.EXCUSED));
    // 2 is over void, 3 has half of a can and no more, 4 is over a crowd.
    assertThat(outcomes.prediction())
        .isEqualTo(
            Map.of(
                1, SegmentOutcome.TRUE_POSITIVE,
                2, SegmentOutcome.EXCUSED,
                3, SegmentOutcome.FALSE_POSITIVE,
                4, SegmentOutcome.EXCUSED));
  }
}
