package io.panoptes.operators.shadow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShadowShareTest {

  @Test
  void shareOfTheImagesIsHeldWhateverTheirNamesAre() {
    for (double share : new double[] {.01, .1, .5}) {
      long held =
          IntStream.range(0, 20_000)
              .filter(i -> new ShadowShare(share).holds("camera-" + i % 3, "image-" + i))
              .count();
      assertThat(held / 20_000.0).isCloseTo(share, within(.01));
    }
  }

  @Test
  void largerShareHoldsAllOfASmallerOne() {
    for (int i = 0; i < 5000; i++) {
      if (new ShadowShare(.1).holds("a", "" + i)) {
        assertThat(new ShadowShare(.2).holds("a", "" + i)).isTrue();
      }
    }
  }

  @Test
  void imagesOfAShareAreTheSameForEver() {
    List<Integer> held =
        IntStream.range(0, 100)
            .filter(i -> new ShadowShare(.1).holds("camera-1", "image-" + i))
            .boxed()
            .toList();
    assertThat(held).containsExactly(21, 25, 32, 70, 86, 92);
  }

  @Test
  void sourceAndIdAreHeldApart() {
    assertThat(IntStream.range(0, 64))
        .as("a/b1 and ab/1 are chosen each for itself")
        .anyMatch(
            i ->
                new ShadowShare(.5).holds("a", "b" + i) != new ShadowShare(.5).holds("ab", "" + i));
  }

  @Test
  void allIsAllAndNothingIsNothing() {
    assertThat(IntStream.range(0, 100)).allMatch(i -> new ShadowShare(1).holds("a", "" + i));
    assertThat(IntStream.range(0, 100)).noneMatch(i -> new ShadowShare(0).holds("a", "" + i));
    assertThatThrownBy(() -> new ShadowShare(1.1))
        .hasMessage("a share of 1.1: the limit is 0 to 1");
  }
}
