package io.panoptes.models.merge;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;

/**
 * Thresholds of {@link CentreOffsetGrouping} and {@link CentreOffsetMerge}, named as in
 * Panoptic-DeepLab (Cheng et al. 2020).
 *
 * @param centreThreshold a centre's heat is above it, 0 to 1 (the paper's is .1)
 * @param nmsKernel side of the window in which a centre is the hottest pixel, odd (7)
 * @param maxCentres objects kept at most (200)
 * @param minStuffArea stuff with fewer pixels becomes void (2048 for Cityscapes, 4096 for COCO)
 * @param minThingArea things with fewer pixels become void (0: keep all)
 * @param minThingScore things with a lower score become void, 0 to 1 (0: keep all)
 */
public record CentreOffsetSettings(
    float centreThreshold,
    int nmsKernel,
    int maxCentres,
    AreaLimit minStuffArea,
    AreaLimit minThingArea,
    float minThingScore)
    implements Serializable {

  public CentreOffsetSettings {
    new CentreOffsetGrouping(centreThreshold, nmsKernel, maxCentres);
    requireNonNull(minStuffArea, "minStuffArea is null");
    requireNonNull(minThingArea, "minThingArea is null");
    if (!(minThingScore >= 0 && minThingScore <= 1)) {
      throw new IllegalArgumentException(
          "things of a score of at least %s: expected 0 to 1".formatted(minThingScore));
    }
  }

  /** Both areas in pixels of the result; things of any score. */
  public CentreOffsetSettings(
      float centreThreshold, int nmsKernel, int maxCentres, int minStuffArea, int minThingArea) {
    this(
        centreThreshold,
        nmsKernel,
        maxCentres,
        AreaLimit.pixels(minStuffArea),
        AreaLimit.pixels(minThingArea),
        0);
  }

  /** The grouping of these settings. */
  public CentreOffsetGrouping grouping() {
    return new CentreOffsetGrouping(centreThreshold, nmsKernel, maxCentres);
  }
}
