package io.panoptes.models.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.panoptes.models.panoptic.BoundingBox;
import io.panoptes.models.panoptic.PanopticMap;
import io.panoptes.models.panoptic.Segment;
import io.panoptes.models.panoptic.SegmentLabel;
import io.panoptes.models.panoptic.Segments;
import io.panoptes.models.panoptic.TestMaps;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SegmentRunLengthsTest {

  @Test
  void runsOfHandDrawnSegments() {
    PanopticMap map = TestMaps.draw(new int[] {1, 2, 3}, "12.", "123", "1.3");

    List<RunLengths> masks = SegmentRunLengths.of(map);

    assertThat(masks.get(0).counts()).containsExactly(0, 3, 6);
    assertThat(masks.get(1).counts()).containsExactly(3, 2, 4);
    assertThat(masks.get(2).counts()).containsExactly(7, 2);
    assertThat(SegmentRunLengths.ids(new int[] {7, 5, 9}, masks))
        .containsExactly(7, 5, 0, 7, 5, 9, 7, 0, 9);
  }

  @Test
  void randomMapsSurviveBothWaysAndEqualTheScanOfEachSegment() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int round = 0; round < 300; round++) {
      int width = 1 + random.nextInt(50);
      int height = 1 + random.nextInt(50);
      PanopticMap map =
          round % 4 == 0
              ? noise(random, width, height)
              : TestMaps.random(random, width, height, false);
      List<RunLengths> masks = SegmentRunLengths.of(map);
      for (int i = 0; i < masks.size(); i++) {
        Segment segment = map.segments().get(i);
        int[] scanned = scanned(map, segment.id());
        assertThat(masks.get(i).counts()).as("seed %d", seed).isEqualTo(scanned);
        assertThat(RunLengths.of(map, segment).counts()).as("seed %d", seed).isEqualTo(scanned);
        BitMask bits = masks.get(i).bits();
        assertThat(bits.box()).as("seed %d", seed).isEqualTo(segment.box());
        assertThat(bits.words()).as("seed %d", seed).isEqualTo(BitMask.of(map, segment).words());
        assertThat(RunLengths.of(width, height, bits).counts())
            .as("seed %d", seed)
            .isEqualTo(scanned);
      }
      if (!masks.isEmpty()) {
        List<SegmentLabel> labels =
            map.segments().stream()
                .map(s -> new SegmentLabel(s.id(), s.categoryId(), s.isThing(), false, 1))
                .toList();
        PanopticMap again = SegmentRunLengths.map(labels, masks);
        assertThat(again.ids()).as("seed %d", seed).isEqualTo(map.ids());
        assertThat(again.segments()).as("seed %d", seed).isEqualTo(map.segments());
      }
    }
  }

  @Test
  void bitsOfAnEmptyMaskHaveNoPixel() {
    RunLengths empty = new RunLengths(3, 2, new int[] {6});

    assertThat(empty.bits().count()).isZero();
    assertThat(RunLengths.of(3, 2, empty.bits()).counts()).containsExactly(6);
  }

  @Test
  void overlapIsRefusedByTheNamesOfBoth() {
    RunLengths left = RunLengths.of(map("11.", "11."), segment("11.", "11."));
    RunLengths right = RunLengths.of(map("...", ".11"), segment("...", ".11"));

    assertThatThrownBy(() -> SegmentRunLengths.ids(new int[] {4, 9}, List.of(left, right)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "the masks of segments 4 and 9 overlap at column 1, row 1: on one plane a pixel has one"
                + " segment");
  }

  @Test
  void whatFitsNoPlaneIsRefused() {
    RunLengths one = new RunLengths(2, 2, new int[] {4});
    RunLengths other = new RunLengths(4, 1, new int[] {4});

    assertThatThrownBy(() -> SegmentRunLengths.ids(new int[] {1, 2}, List.of(one, other)))
        .hasMessage(
            "the mask of segment 2 has 4 x 1 pixels, that of segment 1 2 x 2: one size is expected");
    assertThatThrownBy(() -> SegmentRunLengths.ids(new int[] {1}, List.of(one, one)))
        .hasMessage("1 ids for 2 masks: expected as many, and at least one");
    assertThatThrownBy(() -> SegmentRunLengths.ids(new int[] {1, 1}, List.of(one, one)))
        .hasMessage("segment id 1 occurs twice");
    assertThatThrownBy(
            () -> RunLengths.of(3, 3, new BitMask(new BoundingBox(2, 2, 2, 1), new long[1])))
        .hasMessageEndingWith("does not fit 3 x 3 pixels");
  }

  @Test
  void pixelOfNoSegmentIsNamed() {
    PanopticMap map = new PanopticMap(2, 2, new int[] {0, 0, 0, 8}, List.of());

    assertThatThrownBy(() -> SegmentRunLengths.of(map))
        .hasMessage("the pixel at column 1, row 1 has id 8, which no segment has");
  }

  private static PanopticMap map(String... rows) {
    return TestMaps.draw(new int[] {1}, rows);
  }

  private static Segment segment(String... rows) {
    return map(rows).segments().get(0);
  }

  private static PanopticMap noise(Random random, int width, int height) {
    int[] ids = random.ints((long) width * height, 0, 4).toArray();
    return Segments.of(
        width,
        height,
        ids,
        Arrays.stream(ids)
            .filter(id -> id > 0)
            .distinct()
            .sorted()
            .mapToObj(id -> new SegmentLabel(id, 1, true, false, 1))
            .toList());
  }

  /** Pixel by pixel down the columns. */
  private static int[] scanned(PanopticMap map, int id) {
    List<Integer> counts = new ArrayList<>(List.of(0));
    for (int x = 0; x < map.width(); x++) {
      for (int y = 0; y < map.height(); y++) {
        boolean one = map.ids()[y * map.width() + x] == id;
        if (one == (counts.size() % 2 == 1)) {
          counts.add(0);
        }
        counts.set(counts.size() - 1, counts.get(counts.size() - 1) + 1);
      }
    }
    return counts.stream().mapToInt(i -> i).toArray();
  }
}
