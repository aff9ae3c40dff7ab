package io.panoptes.models.quality;

/** What PQ counts a segment as. */
public enum SegmentOutcome {
  /** Matched with a segment of the other side. */
  TRUE_POSITIVE,
  /** Predicted, without match. */
  FALSE_POSITIVE,
  /** True, without match. */
  FALSE_NEGATIVE,
  /** Not counted: a crowd, or without match where the rules excuse it. */
  EXCUSED;

  static SegmentOutcome of(boolean matched, boolean counted, SegmentOutcome without) {
    if (matched) {
      return TRUE_POSITIVE;
    }
    return counted ? without : EXCUSED;
  }
}
