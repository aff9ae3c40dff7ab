package io.panoptes.models.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.panoptes.models.panoptic.BoundingBox;
import io.panoptes.models.panoptic.PanopticMap;
import io.panoptes.models.panoptic.TestMaps;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BitMaskTest {

  @Test
  void columnsAreBitsFromTheLowestAndRowsStartWithANewWord() {
    PanopticMap map = TestMaps.draw(new int[] {1}, "....", ".11.", "..1.");

    BitMask mask = BitMask.of(map, map.segments().get(0));

    assertThat(mask.box()).isEqualTo(new BoundingBox(1, 1, 2, 2));
    assertThat(mask.words()).containsExactly(0b11, 0b10);
    assertThat(mask.count()).isEqualTo(3);
    assertThat(mask.contains(1, 1)).isTrue();
    assertThat(mask.contains(1, 2)).isFalse();
    assertThat(mask.contains(0, 1)).isFalse();
  }

  @Test
  void rowOf65PixelsTakesTwoWords() {
    BitMask mask = BitMask.of(new BoundingBox(3, 0, 65, 2), (x, y) -> x == 67);

    assertThat(mask.words()).containsExactly(0, 1, 0, 1);
  }

  @Test
  void maskWithoutPixelsHasNone() {
    BitMask none = new BitMask(new BoundingBox(2, 2, 0, 0), new long[0]);

    assertThat(none.count()).isZero();
    assertThat(none.intersection(random(new Random(1)))).isZero();
    assertThat(new BitPlane(2, 2).intersection(none)).isZero();
  }

  @Test
  void intersectionsAndPaintAreThoseOfTheSinglePixels() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int round = 0; round < 200; round++) {
      BitMask a = random(random);
      BitMask b = random(random);
      int[] ids = new int[SIDE * SIDE];
      BitPlane plane = new BitPlane(SIDE, SIDE);

      int first = plane.paint(a, ids, 1);
      int overlap = plane.intersection(b);
      int second = plane.paint(b, ids, 2);

      int both = 0;
      for (int at = 0; at < ids.length; at++) {
        boolean inA = a.contains(at % SIDE, at / SIDE);
        boolean inB = b.contains(at % SIDE, at / SIDE);
        both += inA && inB ? 1 : 0;
        assertThat(ids[at]).as("seed %d", seed).isEqualTo(inA ? 1 : inB ? 2 : 0);
        assertThat(plane.contains(at % SIDE, at / SIDE)).as("seed %d", seed).isEqualTo(inA || inB);
      }
      assertThat(a.intersection(b)).as("seed %d", seed).isEqualTo(both);
      assertThat(b.intersection(a)).as("seed %d", seed).isEqualTo(both);
      assertThat(overlap).as("seed %d", seed).isEqualTo(both);
      assertThat(first).as("seed %d", seed).isEqualTo(a.count());
      assertThat(second).as("seed %d", seed).isEqualTo(b.count() - both);
    }
  }

  @Test
  void wordsThatDoNotFitTheBoxAreRefused() {
    BoundingBox box = new BoundingBox(0, 0, 3, 2);

    assertThatThrownBy(() -> new BitMask(box, new long[3]))
        .hasMessage("3 words for a mask of 3 x 2 pixels: 2 rows of 1 words are expected");
    assertThatThrownBy(() -> new BitMask(box, new long[] {7, 8}))
        .hasMessage("row 1 of a mask 3 pixels wide has bits past its width: they must be 0");
    assertThatThrownBy(() -> new BitMask(new BoundingBox(-1, 0, 1, 1), new long[1]))
        .hasMessageContaining("no number may be below 0");
  }

  @Test
  void maskThatReachesOutOfTheImageIsRefused() {
    BitMask mask = BitMask.of(new BoundingBox(2, 0, 2, 2), (x, y) -> true);

    assertThatThrownBy(() -> new BitPlane(3, 2).paint(mask, new int[6], 1))
        .hasMessageEndingWith("reaches out of an image of 3 x 2 pixels");
  }

  private static final int SIDE = 150;

  private static BitMask random(Random random) {
    int x = random.nextInt(SIDE);
    int y = random.nextInt(SIDE);
    int width = 1 + random.nextInt(SIDE - x);
    int height = 1 + random.nextInt(SIDE - y);
    int density = 1 + random.nextInt(20);
    return BitMask.of(new BoundingBox(x, y, width, height), (u, v) -> random.nextInt(20) < density);
  }
}
