package io.panoptes.models.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.panoptes.models.mask.BitMask;
import io.panoptes.models.panoptic.BoundingBox;
import io.panoptes.models.panoptic.PanopticMap;
import io.panoptes.models.panoptic.SegmentLabel;
import io.panoptes.models.panoptic.Segments;
import io.panoptes.models.panoptic.SemanticMap;
import io.panoptes.models.panoptic.TestMaps;
import io.panoptes.models.quality.PanopticQuality;
import io.panoptes.models.quality.QualitySummary;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Inputs that are wrong in a known way, of scores .99 and .98, and the PQ that follows by hand. The
 * truth is 12 x 10 pixels: a bottle in columns 0 to 3, another in 4 to 7, wall in 8 to 11.
 */
class HeuristicMergeQualityTest {

  private static final int WIDTH = 12;
  private static final int HEIGHT = 10;
  private static final String TRUTH = "000000003333";

  @Test
  void exactInputs() {
    QualitySummary quality = quality(TRUTH, columns(.99f, 0, 4), columns(.98f, 4, 4));

    assertPq(quality, 1, 1);
  }

  /** The first takes columns 0 to 4; a third of the second is taken, 5 to 8 are left; wall 9 on. */
  @Test
  void instancesOnePixelWiderOnEachSide() {
    QualitySummary quality = quality(TRUTH, columns(.99f, 0, 5), columns(.98f, 3, 6));

    assertPq(quality, (.8 + .6) / 2, .75);
  }

  /** IoU 3/5 of both things; columns 0 and 9 become void; of the wall half is left: no match. */
  @Test
  void instancesOnePixelAndSemanticsTwoPixelsToTheRight() {
    QualitySummary quality = quality("000000000033", columns(.99f, 1, 4), columns(.98f, 5, 4));

    assertPq(quality, .6, 0);
  }

  private static void assertPq(QualitySummary quality, double things, double stuff) {
    assertThat(quality.things().orElseThrow().pq()).isCloseTo(things, within(1e-12));
    assertThat(quality.stuff().orElseThrow().pq()).isCloseTo(stuff, within(1e-12));
    assertThat(quality.all().orElseThrow().pq()).isCloseTo((things + stuff) / 2, within(1e-12));
  }

  private static QualitySummary quality(String labels, InstanceMask... instances) {
    PanopticMap map =
        new HeuristicMerge(TestMaps.LABELS, new HeuristicSettings(.5f, 1, .5, AreaLimit.NONE))
            .merge(semantic(labels), List.of(instances));
    return PanopticQuality.summarise(TestMaps.LABELS, PanopticQuality.evaluate(truth(), map));
  }

  private static InstanceMask columns(float score, int from, int count) {
    return new InstanceMask(
        1, score, BitMask.of(new BoundingBox(from, 0, count, HEIGHT), (x, y) -> true));
  }

  private static SemanticMap semantic(String row) {
    byte[] labels = new byte[WIDTH * HEIGHT];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = (byte) (row.charAt(i % WIDTH) - '0');
    }
    byte[] confidence = new byte[labels.length];
    Arrays.fill(confidence, (byte) 255);
    return new SemanticMap(WIDTH, HEIGHT, labels, confidence);
  }

  private static PanopticMap truth() {
    int[] ids = new int[WIDTH * HEIGHT];
    Arrays.setAll(ids, i -> 1 + i % WIDTH / 4);
    return Segments.of(
        WIDTH,
        HEIGHT,
        ids,
        List.of(
            SegmentLabel.truth(1, TestMaps.LABELS.byLabel(0)),
            SegmentLabel.truth(2, TestMaps.LABELS.byLabel(0)),
            SegmentLabel.truth(3, TestMaps.LABELS.byLabel(3))));
  }
}
