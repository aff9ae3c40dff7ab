package io.panoptes.models.quality;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Matches the objects of one image and category as COCOeval does: the best prediction first, each
 * takes the free true object of the largest IoU that reaches the threshold, the last of equals; one
 * that counts goes before an ignored one; a crowd may be taken many times.
 */
final class InstanceMatching {

  static final int MAX_DETECTIONS = 100;

  private static final double LARGEST_THRESHOLD = 1 - 1e-10;

  private final List<InstanceTraits> truths;
  private final List<InstanceTraits> predictions;

  /** By prediction: the truths that reach the lowest threshold, in their order, and their IoU. */
  private final int[][] candidates;

  private final double[][] ious;

  /**
   * @param overlap IoU of a truth and a prediction by their places among all of the image
   */
  InstanceMatching(List<InstanceTraits> truths, List<InstanceTraits> predictions, Overlap overlap) {
    this.truths = truths;
    this.predictions =
        predictions.stream()
            .sorted(Comparator.comparingDouble(InstanceTraits::score).reversed())
            .limit(MAX_DETECTIONS)
            .toList();
    candidates = new int[this.predictions.size()][];
    ious = new double[this.predictions.size()][];
    for (int i = 0; i < candidates.length; i++) {
      int prediction = this.predictions.get(i).place();
      double[] all =
          truths.stream().mapToDouble(truth -> overlap.iou(truth.place(), prediction)).toArray();
      candidates[i] =
          IntStream.range(0, all.length).filter(t -> all[t] >= IouThresholds.at(0)).toArray();
      ious[i] = IntStream.of(candidates[i]).mapToDouble(t -> all[t]).toArray();
    }
  }

  CategoryMatches matches() {
    int count = predictions.size();
    CategoryMatches matches =
        new CategoryMatches(
            predictions.stream().mapToDouble(InstanceTraits::score).toArray(),
            new long[count],
            new long[count],
            new int[AreaRange.values().length]);
    for (AreaRange range : AreaRange.values()) {
      boolean[] ignored = new boolean[truths.size()];
      for (int t = 0; t < ignored.length; t++) {
        InstanceTraits truth = truths.get(t);
        ignored[t] = truth.isCrowd() || !range.includes(truth.area());
        matches.positives()[range.ordinal()] += ignored[t] ? 0 : 1;
      }
      for (int threshold = 0; threshold < IouThresholds.COUNT; threshold++) {
        match(range, threshold, ignored, matches);
      }
    }
    return matches;
  }

  private void match(AreaRange range, int threshold, boolean[] ignored, CategoryMatches matches) {
    double least = Math.min(IouThresholds.at(threshold), LARGEST_THRESHOLD);
    long bit = CategoryMatches.bit(range, threshold);
    boolean[] taken = new boolean[truths.size()];
    for (int i = 0; i < predictions.size(); i++) {
      int best = best(i, least, taken, ignored, false);
      if (best < 0) {
        best = best(i, least, taken, ignored, true);
      }
      if (best >= 0) {
        taken[best] = true;
        matches.matched()[i] |= bit;
      }
      if (best >= 0 ? ignored[best] : !range.includes(predictions.get(i).area())) {
        matches.ignored()[i] |= bit;
      }
    }
  }

  /** The best free truth among those that count, or among those that are ignored; -1 for none. */
  private int best(
      int prediction, double least, boolean[] taken, boolean[] ignored, boolean amongIgnored) {
    int best = -1;
    double bar = least;
    for (int i = 0; i < candidates[prediction].length; i++) {
      int truth = candidates[prediction][i];
      boolean free = !taken[truth] || truths.get(truth).isCrowd();
      if (free && ignored[truth] == amongIgnored && ious[prediction][i] >= bar) {
        best = truth;
        bar = ious[prediction][i];
      }
    }
    return best;
  }

  /** How much a truth and a prediction overlap. */
  interface Overlap {
    double iou(int truth, int prediction);
  }
}
