package io.panoptes.models.quality;

import io.panoptes.models.panoptic.Segment;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Matches the segments of one image with those of its truth; see {@link PanopticQuality}. */
final class SegmentMatching {

  private final List<Segment> truths;
  private final List<Segment> predictions;
  private final QualityRules rules;
  private final JointHistogram masks;
  private final List<JointHistogram> overlaps;
  private final boolean[] truthMatched;
  private final boolean[] predictionMatched;
  private final Map<Integer, QualityStatistics> statistics = new TreeMap<>();

  /**
   * @param masks of the whole masks: what excuses an unmatched segment is counted in them
   * @param overlaps the IoU of a pair is the least over these
   */
  SegmentMatching(
      ComparedMap truth,
      ComparedMap prediction,
      QualityRules rules,
      JointHistogram masks,
      List<JointHistogram> overlaps) {
    this.truths = truth.segments();
    this.predictions = prediction.segments();
    this.rules = rules;
    this.masks = masks;
    this.overlaps = overlaps;
    truthMatched = new boolean[truths.size() + 1];
    predictionMatched = new boolean[predictions.size() + 1];
  }

  Map<Integer, QualityStatistics> statistics() {
    masks.forEach((truth, prediction, pixels) -> match(truth, prediction));
    countMissed();
    countInvented();
    return statistics;
  }

  /** No assignment is needed: above one half, a segment has at most one partner. */
  private void match(int truth, int prediction) {
    if (truth == 0 || prediction == 0) {
      return;
    }
    Segment real = truths.get(truth - 1);
    if (real.isCrowd() || real.categoryId() != predictions.get(prediction - 1).categoryId()) {
      return;
    }
    double iou = 1;
    for (JointHistogram overlap : overlaps) {
      iou = Math.min(iou, overlap.iou(truth, prediction, rules.predictedVoid()));
    }
    if (iou > .5) {
      truthMatched[truth] = true;
      predictionMatched[prediction] = true;
      add(real.categoryId(), new QualityStatistics(iou, 1, 0, 0));
    }
  }

  private void countMissed() {
    for (int truth = 1; truth <= truths.size(); truth++) {
      Segment real = truths.get(truth - 1);
      if (!real.isCrowd() && !truthMatched[truth] && !leftVoid(truth)) {
        add(real.categoryId(), new QualityStatistics(0, 0, 0, 1));
      }
    }
  }

  private boolean leftVoid(int truth) {
    return rules.predictedVoid() == PredictedVoid.IGNORED
        && masks.pixels(truth, 0) / (double) masks.truthArea(truth) > .5;
  }

  private void countInvented() {
    Map<Integer, int[]> crowdPlaces = crowdPlaces();
    for (int prediction = 1; prediction <= predictions.size(); prediction++) {
      if (predictionMatched[prediction]) {
        continue;
      }
      int category = predictions.get(prediction - 1).categoryId();
      long excused = masks.pixels(0, prediction);
      for (int crowd : crowdPlaces.getOrDefault(category, new int[0])) {
        excused += masks.pixels(crowd, prediction);
      }
      if (!(excused / (double) masks.predictedArea(prediction) > .5)) {
        add(category, new QualityStatistics(0, 0, 1, 0));
      }
    }
  }

  private Map<Integer, int[]> crowdPlaces() {
    Map<Integer, int[]> places = new HashMap<>();
    for (int truth = 1; truth <= truths.size(); truth++) {
      Segment real = truths.get(truth - 1);
      if (real.isCrowd()) {
        places.merge(
            real.categoryId(),
            new int[] {truth},
            (before, last) -> rules.crowds() == CrowdRule.ALL ? joined(before, last[0]) : last);
      }
    }
    return places;
  }

  private static int[] joined(int[] before, int last) {
    int[] all = Arrays.copyOf(before, before.length + 1);
    all[before.length] = last;
    return all;
  }

  private void add(int category, QualityStatistics more) {
    statistics.merge(category, more, QualityStatistics::plus);
  }
}
