package io.panoptes.models.quality;

import io.panoptes.models.panoptic.LabelMap;
import io.panoptes.models.panoptic.PanopticMap;
import java.util.List;
import java.util.Map;

/**
 * What PQ counts each segment of one image as: its statistics, told one by one.
 *
 * @param truth by id of the true segments; those of an unknown category that counts as void are not
 *     there
 * @param prediction likewise of the predicted ones
 * @param matches ids of predicted segments by the ids of the true ones they match
 */
public record SegmentOutcomes(
    Map<Integer, SegmentOutcome> truth,
    Map<Integer, SegmentOutcome> prediction,
    Map<Integer, Integer> matches) {

  public SegmentOutcomes {
    truth = Map.copyOf(truth);
    prediction = Map.copyOf(prediction);
    matches = Map.copyOf(matches);
  }

  /**
   * Compares one image with its truth, as {@link PanopticQuality#evaluate(PanopticMap, PanopticMap,
   * LabelMap, QualityRules)} does.
   *
   * @throws IllegalArgumentException as there
   */
  public static SegmentOutcomes of(
      PanopticMap truth, PanopticMap prediction, LabelMap labelMap, QualityRules rules) {
    ComparedMap real = ComparedMap.truth(truth, labelMap, rules);
    ComparedMap predicted = ComparedMap.prediction(prediction, labelMap, rules);
    real.checkSameSize(predicted);
    JointHistogram masks = JointHistogram.of(real, predicted);
    SegmentMatching matching = new SegmentMatching(real, predicted, rules, masks, List.of(masks));
    matching.statistics();
    return matching.outcomes();
  }
}
