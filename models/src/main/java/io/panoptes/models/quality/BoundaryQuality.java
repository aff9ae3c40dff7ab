package io.panoptes.models.quality;

import io.panoptes.models.panoptic.LabelMap;
import io.panoptes.models.panoptic.PanopticMap;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * Boundary PQ, as boundary-iou-api computes it (Cheng et al. 2021, "Boundary IoU"): PQ in which the
 * IoU of a pair is the least of its mask IoU and its boundary IoU, both for the match (above .5)
 * and for the sum. The statistics add up and are summarised as those of {@link PanopticQuality}.
 *
 * <ul>
 *   <li>A boundary is what {@code d} erosions of 3 x 3 take from a mask, where what lies outside of
 *       the image counts as outside of the mask, so the image's border is boundary too; {@code d}
 *       is 2 % of the diagonal, rounded (a half to even) and at least 1.
 *   <li>Boundaries are those of the whole masks: void is not taken out before the erosion. Of the
 *       boundary union those pixels of the predicted boundary are taken out that lie on void of the
 *       truth, at whatever distance from void's own edge.
 *   <li>Which unmatched segments are FN and FP is told by the whole masks, exactly as in PQ.
 * </ul>
 *
 * <p>boundary-iou-api marks the inside of masks with an id of its own (the largest category id plus
 * 1) and goes wrong where a segment has this id; here no id is special. One pass over the pixels,
 * whatever the number of segments. Thread-safe.
 */
public final class BoundaryQuality {

  /** The width of a boundary as a share of the image's diagonal, as in the paper. */
  public static final double DISTANCE = .02;

  private BoundaryQuality() {}

  /** {@link #evaluate(PanopticMap, PanopticMap, QualityRules)} by panopticapi's rules. */
  public static Map<Integer, QualityStatistics> evaluate(
      PanopticMap truth, PanopticMap prediction) {
    return evaluate(truth, prediction, QualityRules.PANOPTICAPI);
  }

  /**
   * Compares one image with its truth; takes and returns what {@link
   * PanopticQuality#evaluate(PanopticMap, PanopticMap, QualityRules)} does.
   *
   * @throws IllegalArgumentException as there
   */
  public static Map<Integer, QualityStatistics> evaluate(
      PanopticMap truth, PanopticMap prediction, QualityRules rules) {
    return evaluate(
        ComparedMap.of("truth", truth), ComparedMap.of("prediction", prediction), rules);
  }

  /**
   * Likewise, with what the rules say of categories that the label map does not have.
   *
   * @throws IllegalArgumentException as {@link PanopticQuality#evaluate(PanopticMap, PanopticMap,
   *     LabelMap, QualityRules)}
   */
  public static Map<Integer, QualityStatistics> evaluate(
      PanopticMap truth, PanopticMap prediction, LabelMap labelMap, QualityRules rules) {
    return evaluate(
        ComparedMap.truth(truth, labelMap, rules),
        ComparedMap.prediction(prediction, labelMap, rules),
        rules);
  }

  /** How many pixels wide a boundary is in an image of this size. */
  static int distance(int width, int height) {
    return (int)
        Math.max(
            1, Math.rint(DISTANCE * Math.sqrt((double) width * width + (double) height * height)));
  }

  private static Map<Integer, QualityStatistics> evaluate(
      ComparedMap truth, ComparedMap prediction, QualityRules rules) {
    truth.checkSameSize(prediction);
    JointHistogram masks = JointHistogram.of(truth, prediction);
    int distance = distance(truth.map().width(), truth.map().height());
    JointHistogram boundaries = BoundaryHistogram.of(truth, prediction, distance);
    return Collections.unmodifiableMap(
        new SegmentMatching(truth, prediction, rules, masks, List.of(masks, boundaries))
            .statistics());
  }
}
