package io.panoptes.models.quality;

import io.panoptes.models.panoptic.PanopticMap;
import io.panoptes.models.panoptic.SegmentIndex;
import java.util.HashMap;
import java.util.Map;

/**
 * How many pixels each pair of a true and a predicted segment shares. Segments go by their place in
 * the lists, from 1; place 0 is void.
 */
final class JointHistogram {

  private static final int DENSE_LIMIT = 1 << 22;

  private final int predictions;

  /** Counts by {@code truth * (predictions + 1) + prediction} where that is small, else null. */
  private final int[] dense;

  private final Map<Long, Integer> sparse = new HashMap<>();

  private JointHistogram(int truths, int predictions) {
    this.predictions = predictions;
    long cells = (truths + 1L) * (predictions + 1L);
    dense = cells <= DENSE_LIMIT ? new int[(int) cells] : null;
  }

  /**
   * @throws IllegalArgumentException when a pixel's id is not of a segment of its map
   */
  static JointHistogram of(PanopticMap truth, PanopticMap prediction) {
    JointHistogram histogram =
        new JointHistogram(truth.segments().size(), prediction.segments().size());
    SegmentIndex truths = SegmentIndex.of(truth);
    SegmentIndex predictions = SegmentIndex.of(prediction);
    int[] truthIds = truth.ids();
    int[] predictedIds = prediction.ids();
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
      histogram.add(
          place(truths, truthId, "truth"),
          place(predictions, predictedId, "prediction"),
          end - start);
      start = end;
    }
    return histogram;
  }

  int pixels(int truth, int prediction) {
    return dense != null
        ? dense[truth * (predictions + 1) + prediction]
        : sparse.getOrDefault(key(truth, prediction), 0);
  }

  /** Calls back for each pair that shares a pixel, void with void and void with segments too. */
  void forEach(Pair pair) {
    if (dense == null) {
      sparse.forEach(
          (key, count) ->
              pair.accept((int) (key / (predictions + 1)), (int) (key % (predictions + 1)), count));
      return;
    }
    for (int i = 0; i < dense.length; i++) {
      if (dense[i] != 0) {
        pair.accept(i / (predictions + 1), i % (predictions + 1), dense[i]);
      }
    }
  }

  private void add(int truth, int prediction, int count) {
    if (dense != null) {
      dense[truth * (predictions + 1) + prediction] += count;
    } else {
      sparse.merge(key(truth, prediction), count, Integer::sum);
    }
  }

  private long key(int truth, int prediction) {
    return truth * (predictions + 1L) + prediction;
  }

  private static int place(SegmentIndex index, int id, String map) {
    int place = index.place(id);
    if (place == SegmentIndex.UNKNOWN) {
      throw new IllegalArgumentException(
          "the %s has pixels of id %d, which none of its segments has".formatted(map, id));
    }
    return place;
  }

  /** Takes a pair of places and the pixels they share. */
  interface Pair {
    void accept(int truth, int prediction, int pixels);
  }
}
