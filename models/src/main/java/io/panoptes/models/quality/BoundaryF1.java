package io.panoptes.models.quality;

import io.panoptes.models.panoptic.LabelMap;
import io.panoptes.models.panoptic.PanopticMap;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * Boundary F1, the BF score of Csurka et al. 2013, "What is a good evaluation measure for semantic
 * segmentation?": of the contours of each category, precision is the share of predicted contour
 * pixels nearer than a tolerance to a true one, recall the reverse, F1 their harmonic mean. The
 * paper argues for a score of each image, so the statistics are sums of the images' figures.
 * MATLAB's {@code bfscore} is a measure after the same paper with the same default tolerance; its
 * figures may differ a little. These are our readings, where its documents leave a choice:
 *
 * <ul>
 *   <li>A contour pixel of a category has a pixel of another one, or of void, as one of its four
 *       neighbours; the image's border is no contour.
 *   <li>Near is an Euclidean distance between pixel centres below the tolerance; by default .75 %
 *       of the diagonal.
 *   <li>Predicted contour pixels over void of the truth count nowhere.
 *   <li>A category with a contour on one side alone counts 0; with none on both it does not count.
 *   <li>The figure of a data set is the mean over categories of their means over images, so that a
 *       rare category counts as much as a frequent one.
 * </ul>
 *
 * <p>Time grows with the pixels, plus the contours' length times the tolerance; memory is a byte a
 * pixel for each map. Thread-safe.
 */
public final class BoundaryF1 {

  /** The default tolerance as a share of the image's diagonal. */
  public static final double TOLERANCE = .0075;

  private BoundaryF1() {}

  /** {@link #evaluate(PanopticMap, PanopticMap, LabelMap, double)} with the default tolerance. */
  public static Map<Integer, BoundaryStatistics> evaluate(
      PanopticMap truth, PanopticMap prediction, LabelMap labelMap) {
    return evaluate(
        truth, prediction, labelMap, TOLERANCE * Math.hypot(truth.width(), truth.height()));
  }

  /**
   * Compares the contours of the categories of one image with their truth.
   *
   * @param tolerance in pixels, above 0
   * @return statistics by category id, ascending; only categories that count
   * @throws IllegalArgumentException when the tolerance is not above 0, the sizes differ, a
   *     category is not in the label map, or an id of the pixels is not among the segments
   */
  public static Map<Integer, BoundaryStatistics> evaluate(
      PanopticMap truth, PanopticMap prediction, LabelMap labelMap, double tolerance) {
    ComparedMap truths = ComparedMap.truth(truth, labelMap, QualityRules.PANOPTICAPI);
    ComparedMap predictions =
        ComparedMap.prediction(prediction, labelMap, QualityRules.PANOPTICAPI);
    truths.checkSameSize(predictions);
    return evaluate(
        LabelPixels.of(truths, labelMap),
        LabelPixels.of(predictions, labelMap),
        truth.width(),
        labelMap,
        tolerance);
  }

  /**
   * Likewise, of two planes of labels of the same image.
   *
   * @param truth an unsigned byte a pixel, row-major: an index into the label map, or {@link
   *     ConfusionMatrix#VOID_LABEL}
   * @param prediction likewise
   * @throws IllegalArgumentException when the tolerance is not above 0, a plane does not have whole
   *     rows, the sizes differ, or a value with a contour is no label
   */
  public static Map<Integer, BoundaryStatistics> evaluate(
      byte[] truth, byte[] prediction, int width, LabelMap labelMap, double tolerance) {
    if (truth.length != prediction.length || width < 1 || truth.length % width != 0) {
      throw new IllegalArgumentException(
          "the truth has %d pixels, the prediction %d: expected as many, in rows of %d"
              .formatted(truth.length, prediction.length, width));
    }
    if (!(tolerance > 0 && tolerance < Integer.MAX_VALUE)) {
      throw new IllegalArgumentException(
          "a tolerance of %s pixels: expected more than 0".formatted(tolerance));
    }
    Contour[] truths = Contour.of(truth, width, truth);
    Contour[] predictions = Contour.of(prediction, width, truth);
    Map<Integer, BoundaryStatistics> statistics = new TreeMap<>();
    for (int label = 0; label < truths.length; label++) {
      if (truths[label] != null || predictions[label] != null) {
        LabelPixels.check(label, labelMap, truths[label] != null ? "truth" : "prediction");
        statistics.put(
            labelMap.byLabel(label).id(), compare(truths[label], predictions[label], tolerance));
      }
    }
    return Collections.unmodifiableMap(statistics);
  }

  /** Sums statistics by category. */
  public static Map<Integer, BoundaryStatistics> plus(
      Map<Integer, BoundaryStatistics> some, Map<Integer, BoundaryStatistics> others) {
    Map<Integer, BoundaryStatistics> sum = new TreeMap<>(some);
    others.forEach((category, more) -> sum.merge(category, more, BoundaryStatistics::plus));
    return Collections.unmodifiableMap(sum);
  }

  /**
   * @param statistics by category id; those of one image give the paper's score of the image
   */
  public static BoundarySummary summarise(
      LabelMap labelMap, Map<Integer, BoundaryStatistics> statistics) {
    List<BoundarySummary.OfCategory> perCategory = new ArrayList<>();
    labelMap
        .categories()
        .forEach(
            category ->
                perCategory.add(
                    new BoundarySummary.OfCategory(
                        category,
                        statistics.getOrDefault(category.id(), BoundaryStatistics.NONE))));
    OptionalDouble f1 =
        perCategory.stream()
            .map(one -> one.statistics().meanF1())
            .flatMapToDouble(OptionalDouble::stream)
            .average();
    return new BoundarySummary(f1, perCategory);
  }

  private static BoundaryStatistics compare(Contour truth, Contour prediction, double tolerance) {
    if (truth == null || prediction == null) {
      return new BoundaryStatistics(0, 0, 0, 1);
    }
    double precision = prediction.near(truth, tolerance) / (double) prediction.size();
    double recall = truth.near(prediction, tolerance) / (double) truth.size();
    double f1 = precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
    return new BoundaryStatistics(precision, recall, f1, 1);
  }
}
