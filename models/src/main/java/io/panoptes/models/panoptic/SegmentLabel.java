package io.panoptes.models.panoptic;

/**
 * What is known of a segment before its pixels are measured; see {@link Segments#of}.
 *
 * @param id the value of its pixels, 1 or more
 * @param categoryId the category's id (not its label)
 * @param isCrowd only in ground truth
 * @param score 0 to 1; 1 in ground truth
 */
public record SegmentLabel(int id, int categoryId, boolean isThing, boolean isCrowd, float score) {

  public SegmentLabel {
    if (id < 1) {
      throw new IllegalArgumentException("segment id %d: 0 is void, ids start at 1".formatted(id));
    }
    if (!(score >= 0 && score <= 1)) {
      throw new IllegalArgumentException(
          "segment %d has score %s: a score is 0 to 1".formatted(id, score));
    }
  }

  /** What is known of a segment but for its pixels. */
  public static SegmentLabel of(Segment segment) {
    return new SegmentLabel(
        segment.id(), segment.categoryId(), segment.isThing(), segment.isCrowd(), segment.score());
  }

  /** A segment of ground truth: score 1, no crowd. */
  public static SegmentLabel truth(int id, Category category) {
    return new SegmentLabel(id, category.id(), category.isThing(), false, 1);
  }
}
