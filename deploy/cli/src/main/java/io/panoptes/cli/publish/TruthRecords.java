package io.panoptes.cli.publish;

import io.panoptes.models.panoptic.Category;
import io.panoptes.models.panoptic.LabelMap;
import io.panoptes.models.panoptic.LabelPlane;
import io.panoptes.models.panoptic.PanopticMap;
import io.panoptes.models.panoptic.Segment;
import io.panoptes.schemas.DeflatedPlane;
import io.panoptes.schemas.GroundTruth;
import io.panoptes.schemas.TruthSegment;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Ground truth as it travels: segments numbered 1 to n in the order of the map. */
final class TruthRecords {

  private TruthRecords() {}

  /**
   * @throws IllegalArgumentException if a segment is of a category that the labels do not have
   */
  static GroundTruth of(
      String sourceId, String imageId, Instant annotatedAt, PanopticMap truth, LabelMap labels) {
    List<TruthSegment> segments = new ArrayList<>(truth.segments().size());
    for (Segment segment : truth.segments()) {
      Category category =
          labels
              .byId(segment.categoryId())
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "truth of image %s: segment %d is of category %d, which is not listed"
                              .formatted(imageId, segment.id(), segment.categoryId())));
      segments.add(
          new TruthSegment(
              segments.size() + 1,
              category.id(),
              category.name(),
              category.isThing(),
              segment.isCrowd()));
    }
    LabelPlane plane = LabelPlane.of(truth);
    return GroundTruth.newBuilder()
        .setImageId(imageId)
        .setSourceId(sourceId)
        .setAnnotatedAt(annotatedAt.truncatedTo(ChronoUnit.MICROS))
        .setWidth(truth.width())
        .setHeight(truth.height())
        .setLabels(new DeflatedPlane(plane.bits(), ByteBuffer.wrap(plane.deflated())))
        .setSegments(segments)
        .build();
  }
}
