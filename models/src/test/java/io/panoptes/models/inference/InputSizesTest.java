package io.panoptes.models.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class InputSizesTest {

  private static final InputSizes SIZES = new InputSizes(List.of(64, 128, 256), 40_000, 1);

  @Test
  void eachSideIsPaddedToTheNextSize() {
    assertThat(SIZES.padded(65, 64)).isEqualTo(new InputSize(128, 64));
    assertThat(SIZES.content(65, 64)).isEqualTo(new InputSize(65, 64));
  }

  @Test
  void imageOfTooManyPixelsIsScaledDown() {
    InputSize content = SIZES.content(400, 400);
    assertThat(content).isEqualTo(new InputSize(200, 200));
    assertThat(SIZES.padded(400, 400)).isEqualTo(new InputSize(256, 256));
  }

  @Test
  void everyImageIsScaledAndThenNoFurtherThanNeedBe() {
    InputSizes half = new InputSizes(List.of(64, 128, 256), 40_000, .5);
    assertThat(half.content(100, 60)).isEqualTo(new InputSize(50, 30));
    assertThat(half.padded(100, 60)).isEqualTo(new InputSize(64, 64));
    assertThat(half.content(400, 400)).isEqualTo(new InputSize(200, 200));
    assertThat(half.content(800, 800)).isEqualTo(new InputSize(200, 200));
  }

  @Test
  void scaleAboveOneIsRefused() {
    assertThatThrownBy(() -> new InputSizes(List.of(64), 1, 2))
        .hasMessage("scale 2.0: above 0, at most 1");
  }

  @Test
  void longImageIsScaledDownToTheLargestSide() {
    assertThat(SIZES.content(1024, 8)).isEqualTo(new InputSize(256, 2));
  }

  @Test
  void nothingShrinksToNothing() {
    assertThat(SIZES.content(100_000, 1)).isEqualTo(new InputSize(256, 1));
  }

  @Test
  void unsortedSidesAreRefused() {
    assertThatThrownBy(() -> new InputSizes(List.of(128, 64), 1, 1))
        .hasMessage("sides [128, 64]: one or more, at least 1, ascending");
  }
}
