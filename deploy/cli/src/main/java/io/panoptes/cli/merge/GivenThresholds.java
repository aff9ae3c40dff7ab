package io.panoptes.cli.merge;

import io.panoptes.models.merge.AreaLimit;
import java.util.Optional;

/**
 * Thresholds in place of a method's own.
 *
 * @param score instances below are left out, 0 to 1
 * @param nms instances of a higher mask IoU with a better one are left out, 0 to 1
 * @param overlap instances are dropped when a larger share is taken, 0 to 1
 * @param stuffArea stuff with fewer pixels becomes void
 */
public record GivenThresholds(
    Optional<Float> score,
    Optional<Double> nms,
    Optional<Double> overlap,
    Optional<AreaLimit> stuffArea) {

  /** The method's own. */
  public static final GivenThresholds NONE =
      new GivenThresholds(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
