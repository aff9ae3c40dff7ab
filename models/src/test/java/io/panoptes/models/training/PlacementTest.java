package io.panoptes.models.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.panoptes.models.panoptic.BoundingBox;
import io.panoptes.models.panoptic.PanopticMap;
import io.panoptes.models.panoptic.Segment;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PlacementTest {

  private static final int SIDE = 400;
  private static final int CROP = 40;

  /** One square of 40 pixels a side at column 280, row 60. */
  private final PanopticMap truth = oneSmallThing();

  @Test
  void cropsLaidAroundThingsHoldOne() {
    assertThat(cropsWithThing(1)).isGreaterThan(150);
  }

  @Test
  void cropsLaidAnywhereSeldomHoldOne() {
    assertThat(cropsWithThing(0)).isLessThan(30);
  }

  @Test
  void shareBeyondOneIsRefused() {
    assertThatThrownBy(() -> new Placement(1, 1, true, 1.5f))
        .hasMessage("a share of 1.5 of the crops around things: 0 to 1");
  }

  /** Of 200, whose middle is within reach of the thing; it is found by trying pixels at random. */
  private int cropsWithThing(float focus) {
    Placement placement = new Placement(1, 1, true, focus);
    SplittableRandom random = new SplittableRandom(8);
    int count = 0;
    for (int i = 0; i < 200; i++) {
      Placement.Drawn drawn = placement.draw(truth, CROP, random);
      boolean near =
          Math.abs(drawn.centreX() - 300) < CROP / 2 + 20
              && Math.abs(drawn.centreY() - 80) < CROP / 2 + 20;
      count += near ? 1 : 0;
    }
    return count;
  }

  private static PanopticMap oneSmallThing() {
    int[] ids = new int[SIDE * SIDE];
    Arrays.fill(ids, 2);
    for (int at = 0; at < 40 * 40; at++) {
      ids[(60 + at / 40) * SIDE + 280 + at % 40] = 1;
    }
    return new PanopticMap(
        SIDE,
        SIDE,
        ids,
        List.of(
            new Segment(1, 1, true, false, 1, 1600, new BoundingBox(280, 60, 40, 40), 300, 80),
            new Segment(
                2,
                2,
                false,
                false,
                1,
                SIDE * SIDE - 1600,
                new BoundingBox(0, 0, SIDE, SIDE),
                SIDE / 2f,
                SIDE / 2f)));
  }
}
