package io.panoptes.models.merge;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;

/**
 * Thresholds of {@link HeuristicMerge}, named as in panopticapi.
 *
 * @param confidenceThreshold instances of a lower score are left out, 0 to 1
 * @param nmsThreshold instances whose mask has a higher IoU with that of a better one are left out
 *     before the merge, whatever their categories, 0 to 1; 1 leaves out none
 * @param overlapThreshold instances are dropped when a larger share of their pixels is taken, 0 to
 *     1
 * @param stuffAreaLimit stuff with fewer pixels becomes void
 */
public record HeuristicSettings(
    float confidenceThreshold,
    double nmsThreshold,
    double overlapThreshold,
    AreaLimit stuffAreaLimit)
    implements Serializable {

  /**
   * The defaults of panopticapi's {@code combine_semantic_and_instance_predictions.py} and of
   * detectron2's Panoptic FPN: .5, .5, 64 x 64 pixels, no NMS.
   */
  public static final HeuristicSettings PANOPTICAPI =
      new HeuristicSettings(.5f, 1, .5, AreaLimit.pixels(4096));

  /**
   * mmdetection's {@code panoptic_fpn} configuration: .6 after class-agnostic NMS of .5 (which it
   * takes of the boxes, here of the masks), then .5 and 4096 pixels.
   */
  public static final HeuristicSettings MMDETECTION =
      new HeuristicSettings(.6f, .5, .5, AreaLimit.pixels(4096));

  public HeuristicSettings {
    Thresholds.check("confidence threshold", confidenceThreshold);
    Thresholds.check("NMS threshold", nmsThreshold);
    Thresholds.check("overlap threshold", overlapThreshold);
    requireNonNull(stuffAreaLimit, "stuffAreaLimit is null");
  }
}
