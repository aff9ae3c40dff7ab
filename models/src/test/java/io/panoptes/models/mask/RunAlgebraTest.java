package io.panoptes.models.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.panoptes.models.panoptic.BoundingBox;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RunAlgebraTest {

  // Columns of 4: a is rows 1-2 of column 0 and all of column 1, b is rows 2-3 of columns 0 and 1.
  private final RunLengths a = new RunLengths(3, 4, new int[] {1, 2, 1, 4, 4});
  private final RunLengths b = new RunLengths(3, 4, new int[] {2, 2, 2, 2, 4});

  @Test
  void twoMasksByHand() {
    // Shared: row 2 of column 0, rows 2 and 3 of column 1; the areas are 6 and 4.
    assertThat(RunAlgebra.intersectionArea(a, b)).isEqualTo(3);
    assertThat(RunAlgebra.iou(a, b)).isEqualTo(3 / 7d);
    assertThat(RunAlgebra.crowdIou(b, a)).isEqualTo(3 / 4d);
    assertThat(RunAlgebra.intersection(a, b).counts()).containsExactly(2, 1, 3, 2, 4);
    assertThat(RunAlgebra.union(a, b).counts()).containsExactly(1, 7, 4);
  }

  @Test
  void emptyMasksShareNothing() {
    RunLengths none = new RunLengths(3, 4, new int[] {12});

    assertThat(RunAlgebra.iou(none, none)).isZero();
    assertThat(RunAlgebra.crowdIou(none, a)).isZero();
    assertThat(RunAlgebra.box(none)).isEmpty();
    assertThat(RunAlgebra.union(List.of(none, a, none)).counts()).isEqualTo(a.counts());
    assertThatThrownBy(() -> RunAlgebra.union(List.of()))
        .hasMessage("the union of no mask: expected at least one");
  }

  @Test
  void boxOfRunThatWrapsHasAllRows() {
    assertThat(RunAlgebra.box(b)).contains(new BoundingBox(0, 2, 2, 2));
    assertThat(RunAlgebra.box(new RunLengths(3, 4, new int[] {7, 2, 3})))
        .contains(new BoundingBox(1, 0, 2, 4));
  }

  @Test
  void masksOfDifferentSizesAreRefused() {
    RunLengths turned = new RunLengths(4, 3, new int[] {12});
    assertThatThrownBy(() -> RunAlgebra.iou(a, turned))
        .hasMessage("masks of 3 x 4 and 4 x 3 pixels: expected the same size");
  }

  @Test
  void runsTellWhatPixelsTell() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int round = 0; round < 500; round++) {
      int width = 1 + random.nextInt(12);
      int height = 1 + random.nextInt(12);
      RunLengths first = TestMasks.random(random, width, height);
      RunLengths second = TestMasks.random(random, width, height);
      boolean[] one = first.mask();
      boolean[] other = second.mask();
      boolean[] both = new boolean[one.length];
      boolean[] either = new boolean[one.length];
      for (int i = 0; i < one.length; i++) {
        both[i] = one[i] && other[i];
        either[i] = one[i] || other[i];
      }
      String place = "seed %d, round %d".formatted(seed, round);
      assertThat(RunAlgebra.intersection(first, second).mask()).as(place).isEqualTo(both);
      assertThat(RunAlgebra.union(first, second).mask()).as(place).isEqualTo(either);
      assertThat(RunAlgebra.intersectionArea(first, second)).as(place).isEqualTo(count(both));
      assertThat(RunAlgebra.box(first).isPresent()).as(place).isEqualTo(count(one) > 0);
      RunAlgebra.box(first)
          .ifPresent(box -> assertThat(box).as(place).isEqualTo(boxOf(one, width)));
    }
  }

  private static long count(boolean[] mask) {
    return IntStream.range(0, mask.length).filter(i -> mask[i]).count();
  }

  private static BoundingBox boxOf(boolean[] mask, int width) {
    int[] x = IntStream.range(0, mask.length).filter(i -> mask[i]).map(i -> i % width).toArray();
    int[] y = IntStream.range(0, mask.length).filter(i -> mask[i]).map(i -> i / width).toArray();
    int left = IntStream.of(x).min().orElseThrow();
    int top = IntStream.of(y).min().orElseThrow();
    return new BoundingBox(
        left,
        top,
        IntStream.of(x).max().orElseThrow() - left + 1,
        IntStream.of(y).max().orElseThrow() - top + 1);
  }
}
