package io.panoptes.models.quality;

/**
 * The predicted objects of one image and category, the best first, at most {@link
 * InstanceMatching#MAX_DETECTIONS}. Bit {@link #bit} of a flag word is for one area range and IoU
 * threshold.
 *
 * @param scores descending
 * @param matched which matched a true object, an ignored one too
 * @param ignored which count neither as found nor as wrong
 * @param positives by area range: true objects that count
 */
record CategoryMatches(double[] scores, long[] matched, long[] ignored, int[] positives) {

  static long bit(AreaRange range, int threshold) {
    return 1L << range.ordinal() * IouThresholds.COUNT + threshold;
  }
}
