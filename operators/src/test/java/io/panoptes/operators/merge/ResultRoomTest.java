package io.panoptes.operators.merge;

import static org.assertj.core.api.Assertions.assertThat;

import io.panoptes.models.mask.RunLengths;
import io.panoptes.models.panoptic.BoundingBox;
import io.panoptes.models.panoptic.LabelPlane;
import io.panoptes.models.panoptic.PanopticMap;
import io.panoptes.models.panoptic.Segment;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ResultRoomTest {

  private static final int SIZE = 64;

  @Test
  void plainResultFitsInMuchLessThanItsPixels() {
    assertThat(new ResultRoom(1000).excess(map((x, y) -> true))).isEmpty();
  }

  @Test
  void labelPlaneThatDoesNotCompressIsFoundWithItsBytes() {
    Random random = new Random(7);
    PanopticMap noise = map((x, y) -> random.nextBoolean());
    long plane = LabelPlane.of(noise).deflated().length + 256;

    assertThat(new ResultRoom(plane - 1).excess(noise)).hasValue(plane);
  }

  @Test
  void runLengthsOfASegmentCountToo() {
    // Compresses well as a plane, and has a run a pixel.
    PanopticMap board = map((x, y) -> (x + y) % 2 == 0);
    long text = RunLengths.of(board, board.segments().get(0)).text().length();

    assertThat(new ResultRoom(text - 1).excess(board)).hasValue(text);
    assertThat(new ResultRoom(text).excess(board)).isEmpty();
  }

  private interface Pixels {
    boolean inside(int x, int y);
  }

  private static PanopticMap map(Pixels pixels) {
    int[] ids = new int[SIZE * SIZE];
    int area = 0;
    for (int i = 0; i < ids.length; i++) {
      ids[i] = pixels.inside(i % SIZE, i / SIZE) ? 1 : 0;
      area += ids[i];
    }
    BoundingBox box = new BoundingBox(0, 0, SIZE, SIZE);
    return new PanopticMap(
        SIZE, SIZE, ids, List.of(new Segment(1, 9, true, false, .5f, area, box, 32, 32)));
  }
}
