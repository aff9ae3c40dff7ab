package io.panoptes.models.panoptic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SegmentsTest {

  @Test
  void areaBoxAndCentroidComeFromThePixels() {
    PanopticMap map = TestMaps.draw(new int[] {1, 3}, "....", ".112", ".1.2");

    assertThat(map.segments())
        .containsExactly(
            new Segment(1, 1, true, false, 1, 3, new BoundingBox(1, 1, 2, 2), 11f / 6, 11f / 6),
            new Segment(2, 3, false, false, 1, 2, new BoundingBox(3, 1, 1, 2), 3.5f, 2));
  }

  @Test
  void segmentInPiecesHasOneBoxAroundThem() {
    PanopticMap map = TestMaps.draw(new int[] {3}, "1...1", ".....", "..1..");

    assertThat(map.segments().get(0).box()).isEqualTo(new BoundingBox(0, 0, 5, 3));
    assertThat(map.segments().get(0).centroidX()).isEqualTo(2.5f);
  }

  @Test
  void largestIdOfCocoIsFound() {
    int id = (1 << 24) - 1;
    PanopticMap map = Segments.of(2, 1, new int[] {id, 7}, List.of(label(7), label(id)));

    assertThat(map.segments()).extracting(Segment::id).containsExactly(7, id);
  }

  @Test
  void pixelOfUnknownSegmentIsRefused() {
    assertThatThrownBy(() -> Segments.of(2, 2, new int[] {1, 1, 1, 5}, List.of(label(1))))
        .hasMessage("the pixel at column 1, row 1 has id 5, which no segment has");
  }

  @Test
  void segmentWithoutPixelIsRefused() {
    assertThatThrownBy(() -> Segments.of(1, 1, new int[1], List.of(label(1))))
        .hasMessage("segment 1 has no pixel");
  }

  @Test
  void sizesWhoseProductOverflowsOrWithoutPixelsAreRefused() {
    int[][] sizes = {{1 << 16, 1 << 16}, {0, 0}, {-1, 0}};
    for (int[] size : sizes) {
      String pixels = "for %d x %d pixels".formatted(size[0], size[1]);
      assertThatThrownBy(() -> new PanopticMap(size[0], size[1], new int[0], List.of()))
          .hasMessage("0 ids " + pixels);
      assertThatThrownBy(() -> Segments.of(size[0], size[1], new int[0], List.of()))
          .hasMessage("0 ids " + pixels);
      assertThatThrownBy(() -> new InstanceMap(size[0], size[1], new int[0], new float[0]))
          .hasMessage("0 ids " + pixels);
      assertThatThrownBy(() -> new SemanticMap(size[0], size[1], new byte[0], new byte[0]))
          .hasMessage("0 labels and 0 confidences " + pixels);
    }
  }

  @Test
  void idThatOccursTwiceIsRefused() {
    assertThatThrownBy(() -> Segments.of(1, 1, new int[] {1}, List.of(label(1), label(1))))
        .hasMessage("segment id 1 occurs twice");
    assertThatThrownBy(
            () -> Segments.of(1, 1, new int[] {70_000}, List.of(label(70_000), label(70_000))))
        .hasMessage("segment id 70000 occurs twice");
  }

  private static SegmentLabel label(int id) {
    return SegmentLabel.truth(id, TestMaps.LABELS.byLabel(0));
  }
}
