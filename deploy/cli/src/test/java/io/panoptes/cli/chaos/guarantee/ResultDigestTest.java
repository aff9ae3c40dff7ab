package io.panoptes.cli.chaos.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import io.panoptes.models.panoptic.LabelPlane;
import io.panoptes.models.panoptic.PanopticMap;
import io.panoptes.models.panoptic.SegmentLabel;
import io.panoptes.models.panoptic.Segments;
import io.panoptes.schemas.DeflatedPlane;
import io.panoptes.schemas.Origin;
import io.panoptes.schemas.PackVersion;
import io.panoptes.schemas.PanopticResult;
import io.panoptes.schemas.PixelBox;
import io.panoptes.schemas.ResultSegment;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResultDigestTest {

  private static final int[] PLACES = {1, 1, 0, 2};

  @Test
  void placeTimeAndBatchOfAResultAreNoPartOfIt() {
    PanopticResult here = result(PLACES, .5f);
    PanopticResult there = result(PLACES, .5f, 7);

    assertThat(ResultDigest.of(there)).isEqualTo(ResultDigest.of(here)).hasSize(16);
  }

  @Test
  void onePixelOfAnotherSegmentIsAnotherResult() {
    assertThat(ResultDigest.of(result(new int[] {1, 1, 2, 2}, .5f)))
        .isNotEqualTo(ResultDigest.of(result(PLACES, .5f)));
  }

  @Test
  void lastBitOfAScoreIsAnotherResult() {
    assertThat(ResultDigest.of(result(PLACES, Math.nextUp(.5f))))
        .isNotEqualTo(ResultDigest.of(result(PLACES, .5f)));
  }

  private static PanopticResult result(int[] places, float score) {
    return result(places, score, 1);
  }

  private static PanopticResult result(int[] places, float score, int place) {
    PanopticMap map =
        Segments.of(
            2,
            2,
            places.clone(),
            List.of(
                new SegmentLabel(1, 1, true, false, score),
                new SegmentLabel(2, 2, false, false, 1)));
    LabelPlane plane = LabelPlane.of(map);
    return PanopticResult.newBuilder()
        .setResultId("r")
        .setImageId("i")
        .setSourceId("s")
        .setCapturedAt(Instant.EPOCH)
        .setProducedAt(Instant.EPOCH.plusSeconds(place))
        .setOrigin(new Origin("images", place, (long) place))
        .setPack(new PackVersion("p", "1", "d"))
        .setBatchSize(place)
        .setWidth(2)
        .setHeight(2)
        .setLabelPlane(new DeflatedPlane(plane.bits(), ByteBuffer.wrap(plane.deflated())))
        .setSegments(
            map.segments().stream()
                .map(
                    segment ->
                        new ResultSegment(
                            segment.id(),
                            segment.categoryId(),
                            "c",
                            segment.isThing(),
                            segment.score(),
                            segment.area(),
                            new PixelBox(0, 0, 1, 1),
                            0f,
                            0f))
                .toList())
        .build();
  }
}
