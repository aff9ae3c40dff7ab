package io.panoptes.models.panoptic;

import static java.util.Objects.requireNonNull;

/**
 * One segment of a {@link PanopticMap}.
 *
 * @param id the value of its pixels in the map, 1 or more; in results 1 to n without a gap
 * @param categoryId the category's id (not its label)
 * @param isCrowd whether it stands for a group of objects nobody told apart; only in ground truth
 * @param score 0 to 1; 1 in ground truth
 * @param area its pixels, at least 1
 * @param box the smallest box that holds them
 * @param centroidX mean column of its pixels, from the left edge of the image, pixel centres at .5
 * @param centroidY mean row, likewise from the top
 */
public record Segment(
    int id,
    int categoryId,
    boolean isThing,
    boolean isCrowd,
    float score,
    int area,
    BoundingBox box,
    float centroidX,
    float centroidY) {

  public Segment {
    requireNonNull(box, "box is null");
    if (id < 1) {
      throw new IllegalArgumentException("segment id %d: 0 is void, ids start at 1".formatted(id));
    }
    if (area < 1) {
      throw new IllegalArgumentException("segment %d has no pixel".formatted(id));
    }
    if (!(score >= 0 && score <= 1)) {
      throw new IllegalArgumentException(
          "segment %d has score %s: a score is 0 to 1".formatted(id, score));
    }
  }
}
