package io.panoptes.models.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.panoptes.models.panoptic.BoundingBox;
import io.panoptes.models.panoptic.PanopticMap;
import io.panoptes.models.panoptic.Segment;
import io.panoptes.models.panoptic.TestMaps;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PixelPolygonTest {

  @Test
  void tenByTenPixelsHaveAnAreaOfAHundred() {
    BitMask mask = BitMask.of(new BoundingBox(3, 4, 10, 10), (x, y) -> true);

    List<PixelPolygon> polygons = PixelPolygon.trace(mask);

    assertThat(polygons).hasSize(1);
    assertThat(polygons.get(0).outer()).containsExactly(3, 4, 13, 4, 13, 14, 3, 14);
    assertThat(polygons.get(0).holes()).isEmpty();
    assertThat(polygons.get(0).area()).isEqualTo(100);
  }

  @Test
  void holeRunsTheOtherWayAndAnIslandInItIsAPolygonOfItsOwn() {
    List<PixelPolygon> polygons = trace("11111", "1...1", "1.1.1", "1...1", "11111");

    assertThat(polygons).hasSize(2);
    assertThat(polygons.get(0).outer()).containsExactly(0, 0, 5, 0, 5, 5, 0, 5);
    assertThat(polygons.get(0).holes()).hasSize(1);
    assertThat(polygons.get(0).holes().get(0)).containsExactly(1, 4, 4, 4, 4, 1, 1, 1);
    assertThat(polygons.get(0).area()).isEqualTo(16);
    assertThat(polygons.get(1).outer()).containsExactly(2, 2, 3, 2, 3, 3, 2, 3);
  }

  @Test
  void pixelsThatTouchAtACornerAreTwoPolygonsAndSuchHolesAreOne() {
    assertThat(trace("1.", ".1")).hasSize(2).allMatch(polygon -> polygon.area() == 1);

    List<PixelPolygon> ring = trace("1111", "1.11", "11.1", "1111");
    assertThat(ring).hasSize(1);
    assertThat(ring.get(0).holes()).hasSize(1);
    assertThat(ring.get(0).area()).isEqualTo(14);
  }

  @Test
  void randomMasksAreFilledAgainExactly() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int round = 0; round < 500; round++) {
      int width = 1 + random.nextInt(80);
      int height = 1 + random.nextInt(20);
      int density = 1 + random.nextInt(9);
      boolean[] flags = new boolean[width * height];
      for (int i = 0; i < flags.length; i++) {
        flags[i] = random.nextInt(10) < density;
      }
      List<PixelPolygon> polygons = PixelPolygon.trace(BitMask.of(width, height, flags));

      RunLengths filled = PixelPolygon.fill(polygons, width, height);
      assertThat(filled.mask()).as("seed %d", seed).isEqualTo(flags);
      assertThat(polygons.stream().mapToLong(PixelPolygon::area).sum())
          .as("seed %d", seed)
          .isEqualTo(filled.area());
      for (PixelPolygon polygon : polygons) {
        assertThat(PixelPolygon.signedArea(polygon.outer())).as("seed %d", seed).isPositive();
        assertThat(polygon.holes())
            .as("seed %d", seed)
            .allMatch(hole -> PixelPolygon.signedArea(hole) < 0);
      }
    }
  }

  @Test
  void segmentsOfRandomMapsAreFilledAgainExactly() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int round = 0; round < 100; round++) {
      PanopticMap map =
          TestMaps.random(random, 1 + random.nextInt(70), 1 + random.nextInt(70), false);
      for (Segment segment : map.segments()) {
        RunLengths runs = RunLengths.of(map, segment);
        assertThat(
                PixelPolygon.fill(PixelPolygon.trace(runs.bits()), map.width(), map.height())
                    .counts())
            .as("seed %d", seed)
            .isEqualTo(runs.counts());
      }
    }
  }

  @Test
  void ringsThatAreNotOfPixelEdgesAreRefused() {
    assertThatThrownBy(() -> new PixelPolygon(new int[] {0, 0, 1, 0, 1, 1}, List.of()))
        .hasMessage("a ring of 6 numbers: expected x and y of at least 4 points");
    assertThatThrownBy(() -> new PixelPolygon(new int[] {0, 0, 2, 0, 3, 1, 0, 1}, List.of()))
        .hasMessage("an edge from 2, 0 to 3, 1: expected one along a row or a column");
    PixelPolygon square = new PixelPolygon(new int[] {0, 0, 2, 0, 2, 2, 0, 2}, List.of());
    assertThatThrownBy(() -> PixelPolygon.fill(List.of(square), 2, 1))
        .hasMessage("a polygon has the point 2, 2: the image has 2 x 1 pixels");
    PixelPolygon left = new PixelPolygon(new int[] {-1, 0, 2, 0, 2, 1, -1, 1}, List.of());
    assertThatThrownBy(() -> PixelPolygon.fill(List.of(left), 2, 1))
        .hasMessageEndingWith("the image has 2 x 1 pixels");
    assertThatThrownBy(() -> new PixelPolygon(new int[9], List.of()))
        .hasMessage("a ring of 9 numbers: expected x and y of at least 4 points");
  }

  private static List<PixelPolygon> trace(String... rows) {
    int[] ids = TestMaps.ids(rows);
    int width = rows[0].length();
    BoundingBox box = new BoundingBox(0, 0, width, rows.length);
    return PixelPolygon.trace(BitMask.of(box, (x, y) -> ids[y * width + x] == 1));
  }
}
