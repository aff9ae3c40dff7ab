package io.panoptes.models.quality;

import static java.util.Objects.requireNonNull;

import io.panoptes.models.panoptic.LabelMap;
import io.panoptes.models.panoptic.PanopticMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/**
 * How many pixels of each true category were predicted as which: all that the semantic metrics are
 * computed from, additive over images, windows and shards. Pixels that the truth leaves void count
 * nowhere; those that the prediction leaves void have a column of their own. Crowds count as their
 * category. Immutable and thread-safe.
 */
public final class ConfusionMatrix {

  /** The value of a pixel without category in planes of labels. */
  public static final int VOID_LABEL = LabelPixels.VOID;

  private final LabelMap labelMap;

  /** By true label, then predicted label; the last column is void. */
  private final long[][] counts;

  private ConfusionMatrix(LabelMap labelMap, long[][] counts) {
    this.labelMap = requireNonNull(labelMap, "labelMap is null");
    this.counts = counts;
  }

  /** What sums start with. */
  public static ConfusionMatrix none(LabelMap labelMap) {
    return new ConfusionMatrix(labelMap, new long[labelMap.size()][labelMap.size() + 1]);
  }

  /**
   * Compares the categories of one image with their truth; memory grows with segments.
   *
   * @throws IllegalArgumentException when the sizes differ, a category is not in the label map, an
   *     id of the pixels is not among the segments, or a segment has no pixel
   */
  public static ConfusionMatrix of(PanopticMap truth, PanopticMap prediction, LabelMap labelMap) {
    ComparedMap truths = ComparedMap.truth(truth, labelMap, QualityRules.PANOPTICAPI);
    ComparedMap predictions =
        ComparedMap.prediction(prediction, labelMap, QualityRules.PANOPTICAPI);
    truths.checkSameSize(predictions);
    int[] truthLabels = LabelPixels.byPlace(truths, labelMap);
    int[] predictedLabels = LabelPixels.byPlace(predictions, labelMap);
    ConfusionMatrix matrix = none(labelMap);
    JointHistogram.of(truths, predictions)
        .forEach(
            (truthPlace, predictedPlace, pixels) ->
                matrix.add(truthLabels[truthPlace], predictedLabels[predictedPlace], pixels));
    return matrix;
  }

  /**
   * Compares two planes of labels of the same image.
   *
   * @param truth an unsigned byte a pixel: an index into the label map, or {@link #VOID_LABEL}
   * @param prediction likewise
   * @throws IllegalArgumentException when the sizes differ or a value is no label
   */
  public static ConfusionMatrix of(byte[] truth, byte[] prediction, LabelMap labelMap) {
    if (truth.length != prediction.length) {
      throw new IllegalArgumentException(
          "the truth has %d pixels, the prediction %d: expected as many"
              .formatted(truth.length, prediction.length));
    }
    ConfusionMatrix matrix = none(labelMap);
    int start = 0;
    while (start < truth.length) {
      int end = start + 1;
      while (end < truth.length
          && truth[end] == truth[start]
          && prediction[end] == prediction[start]) {
        end++;
      }
      int truthLabel = truth[start] & 0xFF;
      int predictedLabel = prediction[start] & 0xFF;
      LabelPixels.check(truthLabel, labelMap, "truth");
      LabelPixels.check(predictedLabel, labelMap, "prediction");
      matrix.add(truthLabel, predictedLabel, end - start);
      start = end;
    }
    return matrix;
  }

  /**
   * @throws IllegalArgumentException when the other one is of another label map
   */
  public ConfusionMatrix plus(ConfusionMatrix other) {
    return sum(other, 1);
  }

  /**
   * Takes out what was added before; exact.
   *
   * @throws IllegalArgumentException when the other one is of another label map, or a count would
   *     fall below 0
   */
  public ConfusionMatrix minus(ConfusionMatrix other) {
    return sum(other, -1);
  }

  /**
   * Pixels of one true label and one predicted label.
   *
   * @param truth an index into the label map
   * @param prediction likewise, or {@link #VOID_LABEL}
   */
  public long pixels(int truth, int prediction) {
    return counts[truth][prediction == VOID_LABEL ? labelMap.size() : prediction];
  }

  /** What these counts mean. */
  public SemanticSummary summary() {
    List<SemanticQuality> perCategory = new ArrayList<>();
    for (int label = 0; label < labelMap.size(); label++) {
      int column = label;
      long tp = counts[label][label];
      long predicted = Arrays.stream(counts).mapToLong(row -> row[column]).sum();
      long real = LongStream.of(counts[label]).sum();
      perCategory.add(new SemanticQuality(labelMap.byLabel(label), tp, predicted - tp, real - tp));
    }
    return SemanticSummary.of(perCategory);
  }

  private ConfusionMatrix sum(ConfusionMatrix other, int sign) {
    if (!labelMap.equals(other.labelMap)) {
      throw new IllegalArgumentException(
          "a confusion matrix of %s and one of %s do not add up"
              .formatted(labelMap.categories(), other.labelMap.categories()));
    }
    ConfusionMatrix sum = none(labelMap);
    for (int truth = 0; truth < counts.length; truth++) {
      for (int prediction = 0; prediction < counts[truth].length; prediction++) {
        long count = counts[truth][prediction] + sign * other.counts[truth][prediction];
        if (count < 0) {
          throw new IllegalArgumentException(
              "%d pixels of label %d as %d: none may be below 0"
                  .formatted(count, truth, prediction));
        }
        sum.counts[truth][prediction] = count;
      }
    }
    return sum;
  }

  private void add(int truth, int prediction, long pixels) {
    if (truth != VOID_LABEL) {
      counts[truth][prediction == VOID_LABEL ? labelMap.size() : prediction] += pixels;
    }
  }
}
