package io.panoptes.models.merge;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;

/**
 * Thresholds of {@link AdaptiveMerge}, named as in EfficientPS.
 *
 * @param confidenceThreshold instances of a lower score are left out, 0 to 1
 * @param maskThreshold a pixel is in an instance's mask when the sigmoid of its logit is above it,
 *     0 to 1
 * @param overlapThreshold instances are dropped when a larger share of their mask is taken, 0 to 1
 * @param minStuffArea stuff with fewer pixels becomes void
 */
public record AdaptiveSettings(
    float confidenceThreshold, float maskThreshold, double overlapThreshold, AreaLimit minStuffArea)
    implements Serializable {

  /** Those of EfficientPS: .5, .5, .5, 2048 pixels. */
  public static final AdaptiveSettings EFFICIENTPS =
      new AdaptiveSettings(.5f, .5f, .5, AreaLimit.pixels(2048));

  public AdaptiveSettings {
    Thresholds.check("confidence threshold", confidenceThreshold);
    Thresholds.check("mask threshold", maskThreshold);
    Thresholds.check("overlap threshold", overlapThreshold);
    requireNonNull(minStuffArea, "minStuffArea is null");
  }
}
