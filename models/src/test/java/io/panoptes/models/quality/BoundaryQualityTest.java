package io.panoptes.models.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.panoptes.models.panoptic.PanopticMap;
import io.panoptes.models.panoptic.TestMaps;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Hand cases on maps so small that a boundary is 1 pixel wide. */
class BoundaryQualityTest {

  private static final int[] THING = {1};

  @Test
  void truthAgainstItselfIsPerfect() {
    PanopticMap map = TestMaps.draw(new int[] {1, 1, 3}, "11.22", "11.22", "33333");

    assertThat(BoundaryQuality.evaluate(map, map))
        .containsExactly(
            Map.entry(1, new QualityStatistics(2, 2, 0, 0)),
            Map.entry(3, new QualityStatistics(1, 1, 0, 0)));
  }

  @Test
  void boundaryCountsWhereItIsWorseThanTheMask() {
    PanopticMap truth = TestMaps.draw(THING, "11111", "11111", "11111", "11111", "11111");
    PanopticMap prediction =
        TestMaps.draw(new int[] {1, 3}, "11111", "11111", "11111", "22222", "22222");

    assertThat(PanopticQuality.evaluate(truth, prediction).get(1))
        .isEqualTo(new QualityStatistics(.6, 1, 0, 0));
    // The boundaries have 16 and 12 pixels and share 9: 9 / 19 is no match.
    assertThat(BoundaryQuality.evaluate(truth, prediction).get(1))
        .isEqualTo(new QualityStatistics(0, 0, 1, 1));
  }

  @Test
  void imageBorderIsBoundary() {
    PanopticMap truth = TestMaps.draw(THING, "111", "111", "111");
    PanopticMap prediction = TestMaps.draw(THING, "111", "1.1", "111");

    // All but the pixel in the middle is boundary on both sides; the mask shares 8 of 9.
    assertThat(BoundaryQuality.evaluate(truth, prediction).get(1))
        .isEqualTo(new QualityStatistics(8 / 9d, 1, 0, 0));
  }

  @Test
  void voidInsideOfAPredictionLeavesTheBoundaryUnion() {
    PanopticMap truth = TestMaps.draw(THING, "111..", "111..", "111..");
    PanopticMap prediction = TestMaps.draw(THING, "11111", "11111", "11111");

    // Boundaries: 8 and 12 pixels, 7 shared, 5 of the prediction's over void: 7 / (8 + 12 - 7 - 5).
    assertThat(BoundaryQuality.evaluate(truth, prediction).get(1))
        .isEqualTo(new QualityStatistics(7 / 8d, 1, 0, 0));
  }

  @Test
  void voidHasNoInsideOfItsOwn() {
    PanopticMap truth = TestMaps.draw(THING, "1.....", "1.....", "1.....", "1.....", "1.....");
    PanopticMap prediction = TestMaps.draw(THING, "111...", "111...", "111...", "111...", "111...");

    // The prediction's boundary has 12 pixels, 7 of them over void, 3 of these 2 pixels deep in it.
    assertThat(BoundaryQuality.evaluate(truth, prediction).get(1))
        .isEqualTo(new QualityStatistics(1, 1, 0, 0));
  }

  @Test
  void unmatchedSegmentsAreExcusedByTheirMasks() {
    // Over void lie 13 of 25 pixels of the mask, but 4 of 16 of the boundary.
    PanopticMap mostlyVoid =
        TestMaps.draw(new int[] {3}, "11111", "1....", "1....", "1....", "1111.");
    PanopticMap mostlyNot =
        TestMaps.draw(new int[] {3}, "11111", "1....", "1....", "1....", "11111");
    PanopticMap prediction = TestMaps.draw(THING, "11111", "11111", "11111", "11111", "11111");

    assertThat(BoundaryQuality.evaluate(mostlyVoid, prediction)).doesNotContainKey(1);
    assertThat(BoundaryQuality.evaluate(mostlyNot, prediction).get(1))
        .isEqualTo(new QualityStatistics(0, 0, 1, 0));
  }

  @Test
  void distanceIsTwoPercentOfTheDiagonalWithAHalfRoundedToEven() {
    assertThat(BoundaryQuality.distance(1, 1)).isEqualTo(1);
    assertThat(BoundaryQuality.distance(45, 60)).as("1.5").isEqualTo(2);
    assertThat(BoundaryQuality.distance(75, 100)).as("2.5").isEqualTo(2);
    assertThat(BoundaryQuality.distance(640, 480)).isEqualTo(16);
    assertThat(BoundaryQuality.distance(2048, 1024)).as("45.79").isEqualTo(46);
  }

  @Test
  void mapsOfDifferentSizesAreRefused() {
    assertThatThrownBy(
            () ->
                BoundaryQuality.evaluate(
                    TestMaps.draw(THING, "11"), TestMaps.draw(THING, "1", "1")))
        .hasMessage("the truth is 2 x 1 pixels, the prediction 1 x 2: expected the same size");
  }
}
