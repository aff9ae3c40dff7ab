package io.panoptes.models.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.panoptes.models.network.Head;
import io.panoptes.models.panoptic.BoundingBox;
import io.panoptes.models.panoptic.PanopticMap;
import io.panoptes.models.panoptic.Segment;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** On a map of 4 x 4: object 1 is the upper left 2 x 2, segment 2 the lower half, the rest void. */
class TargetsTest {

  private static final int[] IDS = {
    1, 1, 0, -1,
    1, 1, 0, -1,
    2, 2, 2, 2,
    2, 2, 2, 2
  };

  @Test
  void eachKnownPixelHasOneCategory() {
    float[] semantic = targets(false).values(Head.SEMANTIC);
    assertThat(semantic[0]).isEqualTo(1);
    assertThat(semantic[16]).isZero();
    assertThat(semantic[8]).isZero();
    assertThat(semantic[16 + 8]).isEqualTo(1);
  }

  @Test
  void voidAndOutsideCountNothing() {
    for (Head head : Head.values()) {
      assertThat(targets(false).weights(head)[2]).isZero();
      assertThat(targets(false).weights(head)[3]).isZero();
    }
  }

  @Test
  void crowdCountsNothing() {
    assertThat(targets(true).weights(Head.SEMANTIC)[0]).isZero();
    assertThat(targets(true).weights(Head.OFFSET)[0]).isZero();
    assertThat(targets(true).values(Head.CENTRE)[0]).isZero();
  }

  @Test
  void offsetsLeadToTheCentroid() {
    float[] offset = targets(false).values(Head.OFFSET);
    assertThat(offset[0] * Head.OFFSET_UNIT).isEqualTo(.5f);
    assertThat(offset[16] * Head.OFFSET_UNIT).isEqualTo(.5f);
    assertThat(offset[5] * Head.OFFSET_UNIT).isEqualTo(-.5f);
    assertThat(offset[16 + 5] * Head.OFFSET_UNIT).isEqualTo(-.5f);
  }

  @Test
  void offsetsAreAskedOfThingsOnly() {
    float[] weights = targets(false).weights(Head.OFFSET);
    assertThat(weights[0]).isPositive();
    assertThat(weights[8]).isZero();
  }

  @Test
  void categoriesCountByTheirWeights() {
    PixelWeights weights =
        new PixelWeights(new BoundaryWeights.None(), Map.of("ground", .25f), 3, 2);
    Targets targets = targets(false, weights);
    assertThat(targets.weights(Head.SEMANTIC)[0]).isEqualTo(1);
    assertThat(targets.weights(Head.SEMANTIC)[8]).isEqualTo(.25f);
    assertThat(targets.weights(Head.CENTRE)[8]).isEqualTo(3);
    assertThat(targets.weights(Head.OFFSET)[0]).isEqualTo(2);
  }

  @Test
  void weightOfACategoryThatIsNotThereIsRefused() {
    PixelWeights weights =
        new PixelWeights(new BoundaryWeights.None(), Map.of("grund", .25f), 1, 1);
    assertThatThrownBy(() -> targets(false, weights))
        .hasMessage("weights for categories [grund]: the data has [square, ground]");
  }

  @Test
  void heatIsOneAtTheCentreAndFallsOff() {
    float[] heat = targets(false).values(Head.CENTRE);
    assertThat(heat[5]).isEqualTo(1);
    assertThat(heat[0]).isBetween(0f, 1f);
    assertThat(heat[15]).isLessThan(heat[10]);
  }

  private static Targets targets(boolean crowd) {
    return targets(crowd, PixelWeights.DEFAULT);
  }

  private static Targets targets(boolean crowd, PixelWeights weights) {
    PanopticMap truth =
        new PanopticMap(
            4,
            4,
            IDS,
            List.of(
                new Segment(1, 1, true, crowd, 1, 4, new BoundingBox(0, 0, 2, 2), 1, 1),
                new Segment(2, 2, false, false, 1, 8, new BoundingBox(0, 2, 4, 2), 2, 3)));
    return new Targets(Squares.LABELS, weights, truth.segments(), IDS, 4);
  }
}
