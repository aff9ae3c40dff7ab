package io.panoptes.operators.record;

import static java.util.Objects.requireNonNull;

import io.panoptes.models.panoptic.Segment;

/**
 * One segment of a result, complete in itself.
 *
 * @param producedAt microseconds since 1970
 * @param count segments of the result
 * @param width of the image, in pixels
 * @param height of the image, in pixels
 * @param runLengths COCO's compressed run lengths of the segment's pixels
 */
public record SegmentMask(
    ImageIdentity identity,
    PackIdentity pack,
    long producedAt,
    int count,
    Segment segment,
    int width,
    int height,
    String runLengths) {

  public SegmentMask {
    requireNonNull(identity, "identity is null");
    requireNonNull(pack, "pack is null");
    requireNonNull(segment, "segment is null");
    requireNonNull(runLengths, "runLengths is null");
  }

  public String resultId() {
    return pack.resultId(identity.event());
  }
}
