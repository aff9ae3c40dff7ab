package io.panoptes.models.quality;

import io.panoptes.models.panoptic.PanopticMap;
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
  private final JointHistogram histogram;
  private final CrowdRule crowds;
  private final int[] truthArea;
  private final int[] predictedArea;
  private final boolean[] truthMatched;
  private final boolean[] predictionMatched;
  private final Map<Integer, QualityStatistics> statistics = new TreeMap<>();

  SegmentMatching(PanopticMap truth, PanopticMap prediction, CrowdRule crowds) {
    truths = truth.segments();
    predictions = prediction.segments();
    histogram = JointHistogram.of(truth, prediction);
    this.crowds = crowds;
    truthArea = new int[truths.size() + 1];
    predictedArea = new int[predictions.size() + 1];
    truthMatched = new boolean[truths.size() + 1];
    predictionMatched = new boolean[predictions.size() + 1];
  }

  Map<Integer, QualityStatistics> statistics() {
    // Areas are counted from the pixels, never taken from the segments: a wrong one bends the IoU.
    histogram.forEach(
        (truth, prediction, pixels) -> {
          truthArea[truth] += pixels;
          predictedArea[prediction] += pixels;
        });
    histogram.forEach(this::match);
    countMissed();
    countInvented();
    return statistics;
  }

  /** No assignment is needed: above one half, a segment has at most one partner. */
  private void match(int truth, int prediction, int shared) {
    if (truth == 0 || prediction == 0) {
      return;
    }
    Segment real = truths.get(truth - 1);
    if (real.isCrowd() || real.categoryId() != predictions.get(prediction - 1).categoryId()) {
      return;
    }
    long union =
        (long) predictedArea[prediction]
            + truthArea[truth]
            - shared
            - histogram.pixels(0, prediction);
    double iou = shared / (double) union;
    if (iou > .5) {
      truthMatched[truth] = true;
      predictionMatched[prediction] = true;
      add(real.categoryId(), new QualityStatistics(iou, 1, 0, 0));
    }
  }

  private void countMissed() {
    for (int truth = 1; truth <= truths.size(); truth++) {
      Segment real = truths.get(truth - 1);
      if (!real.isCrowd() && !truthMatched[truth]) {
        add(real.categoryId(), new QualityStatistics(0, 0, 0, 1));
      }
    }
  }

  private void countInvented() {
    Map<Integer, int[]> crowdPlaces = crowdPlaces();
    for (int prediction = 1; prediction <= predictions.size(); prediction++) {
      if (predictionMatched[prediction]) {
        continue;
      }
      int category = predictions.get(prediction - 1).categoryId();
      long excused = histogram.pixels(0, prediction);
      for (int crowd : crowdPlaces.getOrDefault(category, new int[0])) {
        excused += histogram.pixels(crowd, prediction);
      }
      if (!(excused / (double) predictedArea[prediction] > .5)) {
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
            (before, last) -> crowds == CrowdRule.ALL ? joined(before, last[0]) : last);
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
