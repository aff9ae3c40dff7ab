package io.panoptes.models.merge;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;

/**
 * Thresholds of {@link ClassAwareMerge}, named as in UPSNet.
 *
 * @param scoreThreshold instances of a lower score are left out, 0 to 1
 * @param fractionThreshold instances are dropped when a larger share of their pixels is taken by
 *     their own category, 0 to 1
 * @param stuffAreaLimit stuff with fewer pixels becomes void
 */
public record ClassAwareSettings(
    float scoreThreshold, double fractionThreshold, AreaLimit stuffAreaLimit)
    implements Serializable {

  /** UPSNet's for COCO: .6, .3, 4096 pixels. */
  public static final ClassAwareSettings UPSNET =
      new ClassAwareSettings(.6f, .3, AreaLimit.pixels(4096));

  public ClassAwareSettings {
    Thresholds.check("score threshold", scoreThreshold);
    Thresholds.check("fraction threshold", fractionThreshold);
    requireNonNull(stuffAreaLimit, "stuffAreaLimit is null");
  }
}
