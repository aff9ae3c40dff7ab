package io.panoptes.cli.demo;

import io.panoptes.models.panoptic.LabelPlane;
import io.panoptes.models.panoptic.PanopticMap;
import io.panoptes.models.panoptic.SegmentLabel;
import io.panoptes.models.panoptic.Segments;
import io.panoptes.schemas.PanopticResult;
import java.nio.ByteBuffer;

/** The panoptic map in a result. */
public final class ResultMap {

  private ResultMap() {}

  public static PanopticMap of(PanopticResult result) {
    ByteBuffer data = result.getLabelPlane().getData().duplicate();
    byte[] deflated = new byte[data.remaining()];
    data.get(deflated);
    LabelPlane plane =
        new LabelPlane(
            result.getWidth(), result.getHeight(), result.getLabelPlane().getBits(), deflated);
    return Segments.of(
        plane.width(),
        plane.height(),
        plane.places(),
        result.getSegments().stream()
            .map(
                segment ->
                    new SegmentLabel(
                        segment.getId(),
                        segment.getCategoryId(),
                        segment.getIsThing(),
                        false,
                        segment.getScore()))
            .toList());
  }
}
