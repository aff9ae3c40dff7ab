package io.panoptes.models.quality;

/**
 * How many pixels each pair of a true and a predicted segment shares, and how many each has: of the
 * whole masks, or of their boundaries. Segments go by their place, from 1; place 0 is void.
 */
final class JointHistogram {

  private final PairCounts shared;
  private final int[] truthArea;
  private final int[] predictedArea;

  JointHistogram(int truths, int predictions) {
    shared = new PairCounts(truths + 1, predictions + 1);
    truthArea = new int[truths + 1];
    predictedArea = new int[predictions + 1];
  }

  /**
   * The histogram of whole masks; areas are counted from the pixels, never taken from the segments.
   *
   * @throws IllegalArgumentException when a pixel's id is not of a segment of its map, or a segment
   *     has no pixel
   */
  static JointHistogram of(ComparedMap truth, ComparedMap prediction) {
    JointHistogram histogram =
        new JointHistogram(truth.segments().size(), prediction.segments().size());
    int[] truthIds = truth.map().ids();
    int[] predictedIds = prediction.map().ids();
    int start = 0;
    while (start < truthIds.length) {
      int truthId = truthIds[start];
      int predictedId = predictedIds[start];
      int end = start + 1;
      while (end < truthIds.length
          && truthIds[end] == truthId
          && predictedIds[end] == predictedId) {
        end++;
      }
      int pixels = end - start;
      histogram.shared.add(truth.place(truthId), prediction.place(predictedId), pixels);
      start = end;
    }
    histogram.shared.forEach(
        (truthPlace, predictedPlace, pixels) -> {
          histogram.truthArea[truthPlace] += pixels;
          histogram.predictedArea[predictedPlace] += pixels;
        });
    truth.checkEachHasPixels(histogram.truthArea);
    prediction.checkEachHasPixels(histogram.predictedArea);
    return histogram;
  }

  /** Adds pixels of the pair: those of both, and all of each side. */
  void add(int truth, int prediction, int both, int ofTruth, int ofPrediction) {
    shared.add(truth, prediction, both);
    truthArea[truth] += ofTruth;
    predictedArea[prediction] += ofPrediction;
  }

  int pixels(int truth, int prediction) {
    return shared.get(truth, prediction);
  }

  int truthArea(int truth) {
    return truthArea[truth];
  }

  int predictedArea(int prediction) {
    return predictedArea[prediction];
  }

  /** Intersection over union; what the truth leaves void is not in the union. */
  double iou(int truth, int prediction, PredictedVoid predictedVoid) {
    int both = pixels(truth, prediction);
    long union = (long) predictedArea[prediction] + truthArea[truth] - both - pixels(0, prediction);
    if (predictedVoid == PredictedVoid.IGNORED) {
      union -= pixels(truth, 0);
    }
    return both / (double) union;
  }

  /** Calls back for each pair that shares a pixel, void with void and void with segments too. */
  void forEach(PairCounts.Pair pair) {
    shared.forEach(pair);
  }
}
