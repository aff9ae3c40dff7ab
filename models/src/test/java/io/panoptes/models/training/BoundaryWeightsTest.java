package io.panoptes.models.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** On 8 x 8: thing 1 in the columns 0 and 1, thing 2 in the columns 5 to 7, in the upper half. */
class BoundaryWeightsTest {

  private static final int[] THINGS = things();

  private static int[] things() {
    int[] things = new int[64];
    for (int at = 0; at < 32; at++) {
      things[at] = at % 8 < 2 ? 1 : at % 8 > 4 ? 2 : 0;
    }
    return things;
  }

  @Test
  void allPixelsCountAlikeWithoutThem() {
    assertThat(new BoundaryWeights.None().of(THINGS, 8)).containsOnly(1);
  }

  @Test
  void whereTwoThingsAreInReachAllCountsMore() {
    float[] weights = new BoundaryWeights.Touching(3, 2).of(THINGS, 8);
    assertThat(weights[3]).isEqualTo(3);
    assertThat(weights[2]).isEqualTo(1);
    assertThat(weights[4 * 8 + 3]).isEqualTo(3);
    assertThat(weights[7 * 8 + 3]).isEqualTo(1);
  }

  @Test
  void distancesToTheTwoNearestThingsAreAdded() {
    float[] weights = new BoundaryWeights.Distance(10, 2).of(THINGS, 8);
    assertThat(weights[3]).isCloseTo((float) (1 + 10 * Math.exp(-16 / 8.0)), Offset.offset(1e-5f));
    assertThat(weights[1]).isEqualTo(weights[3]);
    double below = Math.hypot(1, 2) + Math.hypot(1, 2);
    assertThat(weights[4 * 8 + 3])
        .isCloseTo((float) (1 + 10 * Math.exp(-below * below / 8)), Offset.offset(1e-5f));
  }

  @Test
  void oneThingAloneAddsNothing() {
    int[] alone = new int[64];
    alone[20] = 7;
    assertThat(new BoundaryWeights.Distance(10, 5).of(alone, 8)).containsOnly(1);
    assertThat(new BoundaryWeights.Touching(3, 2).of(alone, 8)).containsOnly(1);
  }

  @Test
  void valuesOutOfRangeAreRefused() {
    assertThatThrownBy(() -> new BoundaryWeights.Touching(3, 0))
        .hasMessage("weights of boundaries with a reach of 0.0: 1 to 20 pixels");
    assertThatThrownBy(() -> new BoundaryWeights.Distance(3, 50)).hasMessageContaining("sigma");
  }
}
