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
  private final int[] truthMatch;
  private final int[] predictionMatch;
  private final boolean[] missed;
  private final boolean[] invented;
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
    truthMatch = new int[truths.size() + 1];
    predictionMatch = new int[predictions.size() + 1];
    missed = new boolean[truths.size() + 1];
    invented = new boolean[predictions.size() + 1];
  }

  Map<Integer, QualityStatistics> statistics() {
    masks.forEach((truth, prediction, pixels) -> match(truth, prediction));
    countMissed();
    countInvented();
    return statistics;
  }

  /** What {@link #statistics} counted each segment as. */
  SegmentOutcomes outcomes() {
    Map<Integer, SegmentOutcome> real = new HashMap<>();
    Map<Integer, SegmentOutcome> predicted = new HashMap<>();
    Map<Integer, Integer> matches = new HashMap<>();
    for (int truth = 1; truth <= truths.size(); truth++) {
      int id = truths.get(truth - 1).id();
      int match = truthMatch[truth];
      real.put(id, SegmentOutcome.of(match != 0, missed[truth], SegmentOutcome.FALSE_NEGATIVE));
      if (match != 0) {
        matches.put(id, predictions.get(match - 1).id());
      }
    }
    for (int prediction = 1; prediction <= predictions.size(); prediction++) {
      predicted.put(
          predictions.get(prediction - 1).id(),
          SegmentOutcome.of(
              predictionMatch[prediction] != 0,
              invented[prediction],
              SegmentOutcome.FALSE_POSITIVE));
    }
    return new SegmentOutcomes(real, predicted, matches);
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
      truthMatch[truth] = prediction;
      predictionMatch[prediction] = truth;
      add(real.categoryId(), new QualityStatistics(iou, 1, 0, 0));
    }
  }

  private void countMissed() {
    for (int truth = 1; truth <= truths.size(); truth++) {
      Segment real = truths.get(truth - 1);
      if (!real.isCrowd() && truthMatch[truth] == 0 && !leftVoid(truth)) {
        missed[truth] = true;
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
      if (predictionMatch[prediction] != 0) {
        continue;
      }
      int category = predictions.get(prediction - 1).categoryId();
      long excused = masks.pixels(0, prediction);
      for (int crowd : crowdPlaces.getOrDefault(category, new int[0])) {
        excused += masks.pixels(crowd, prediction);
      }
      if (!(excused / (double) masks.predictedArea(prediction) > .5)) {
        invented[prediction] = true;
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
