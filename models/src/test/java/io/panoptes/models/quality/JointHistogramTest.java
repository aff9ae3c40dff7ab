package io.panoptes.models.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.panoptes.models.panoptic.PanopticMap;
import io.panoptes.models.panoptic.SegmentLabel;
import io.panoptes.models.panoptic.Segments;
import io.panoptes.models.panoptic.TestMaps;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class JointHistogramTest {

  @Test
  void pairsAreCountedByPlace() {
    PanopticMap truth = TestMaps.draw(new int[] {1, 1}, "1122.");
    PanopticMap prediction = TestMaps.draw(new int[] {1}, ".111.");

    JointHistogram histogram = histogram(truth, prediction);

    assertThat(histogram.pixels(0, 0)).isOne();
    assertThat(histogram.pixels(1, 0)).isOne();
    assertThat(histogram.pixels(1, 1)).isOne();
    assertThat(histogram.pixels(2, 1)).isEqualTo(2);
    assertThat(histogram.pixels(0, 1)).isZero();
  }

  @Test
  void moreSegmentsThanATableHoldsAreCountedAsWell() {
    PanopticMap map = onePixelEach(3000);

    assertThat(PanopticQuality.evaluate(map, map))
        .containsExactly(Map.entry(1, new QualityStatistics(3000, 3000, 0, 0)));
  }

  @Test
  void pixelOfUnknownSegmentIsRefused() {
    PanopticMap truth = TestMaps.draw(new int[] {1}, "1");
    PanopticMap prediction = new PanopticMap(1, 1, new int[] {3}, truth.segments());

    assertThatThrownBy(() -> histogram(truth, prediction))
        .hasMessage("the prediction has pixels of id 3, which none of its segments has");
  }

  @Test
  void segmentWithoutPixelIsRefused() {
    PanopticMap truth = TestMaps.draw(new int[] {1}, "1");
    PanopticMap prediction = new PanopticMap(1, 1, new int[] {0}, truth.segments());

    assertThatThrownBy(() -> histogram(truth, prediction))
        .hasMessage("the prediction lists segment 1, which has no pixel: take it out of the list");
  }

  private static JointHistogram histogram(PanopticMap truth, PanopticMap prediction) {
    return JointHistogram.of(
        ComparedMap.of("truth", truth), ComparedMap.of("prediction", prediction));
  }

  private static PanopticMap onePixelEach(int count) {
    int[] ids = IntStream.rangeClosed(1, count).map(i -> i * 5000).toArray();
    List<SegmentLabel> labels =
        IntStream.of(ids).mapToObj(id -> new SegmentLabel(id, 1, true, false, 1)).toList();
    return Segments.of(count, 1, ids, labels);
  }
}
