package io.panoptes.models.quality;

/** Counts the pixels that pairs of segments share on their boundaries; see {@link BoundaryRows}. */
final class BoundaryHistogram {

  private final ComparedMap truth;
  private final ComparedMap prediction;
  private final int distance;
  private final BoundaryRows truthRows;
  private final BoundaryRows predictedRows;
  private final JointHistogram histogram;

  private BoundaryHistogram(ComparedMap truth, ComparedMap prediction, int distance) {
    this.truth = truth;
    this.prediction = prediction;
    this.distance = distance;
    truthRows = new BoundaryRows(truth.map(), distance);
    predictedRows = new BoundaryRows(prediction.map(), distance);
    histogram = new JointHistogram(truth.segments().size(), prediction.segments().size());
  }

  /**
   * @param distance how wide the boundaries are, at least 1 pixel
   */
  static JointHistogram of(ComparedMap truth, ComparedMap prediction, int distance) {
    BoundaryHistogram boundaries = new BoundaryHistogram(truth, prediction, distance);
    int height = truth.map().height();
    for (int y = 0; y < height; y++) {
      boundaries.truthRows.read();
      boundaries.predictedRows.read();
      boolean edge = y < distance || y + distance >= height;
      if (edge) {
        boundaries.count(y, true);
      }
      if (y >= 2 * distance) {
        boundaries.count(y - distance, false);
      }
    }
    return boundaries.histogram;
  }

  /**
   * @param edge whether the row is so near to the image's border that all of it is boundary
   */
  private void count(int y, boolean edge) {
    int[] truthIds = truth.map().ids();
    int[] predictedIds = prediction.map().ids();
    int width = truth.map().width();
    int row = y * width;
    int start = 0;
    while (start < width) {
      int truthId = truthIds[row + start];
      int predictedId = predictedIds[row + start];
      int end = start + 1;
      while (end < width
          && truthIds[row + end] == truthId
          && predictedIds[row + end] == predictedId) {
        end++;
      }
      int truthPlace = truth.place(truthId);
      int predictedPlace = prediction.place(predictedId);
      if (edge) {
        int all = end - start;
        histogram.add(truthPlace, predictedPlace, all, all, all);
      } else {
        countRun(truthPlace, predictedPlace, start, end);
      }
      start = end;
    }
  }

  /** Void has no inside: a boundary over it is taken out of the union wherever it lies. */
  private void countRun(int truthPlace, int predictedPlace, int start, int end) {
    int[] truthRuns = truthRows.runs();
    int[] predictedRuns = predictedRows.runs();
    int truthInside = truthPlace == 0 ? Integer.MAX_VALUE : truthRows.inside();
    int predictedInside = predictedPlace == 0 ? Integer.MAX_VALUE : predictedRows.inside();
    int both = 0;
    int ofTruth = 0;
    int ofPrediction = 0;
    for (int x = start; x < end; x++) {
      // The sign bit, so that the loop is compiled to vectors.
      int onTruth = truthRuns[x] - truthInside >>> 31;
      int onPrediction = predictedRuns[x] - predictedInside >>> 31;
      both += onTruth & onPrediction;
      ofTruth += onTruth;
      ofPrediction += onPrediction;
    }
    histogram.add(truthPlace, predictedPlace, both, ofTruth, ofPrediction);
  }
}
