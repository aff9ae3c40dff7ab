package io.panoptes.models.merge;

import java.io.Serializable;

/**
 * Thresholds of the merge, named as in Panoptic-DeepLab (Cheng et al. 2020); areas are in pixels of
 * the result.
 *
 * @param centreThreshold a centre's heat is above it, 0 to 1 (the paper's is .1)
 * @param nmsKernel side of the window in which a centre is the hottest pixel, odd (7)
 * @param maxCentres objects kept at most (200)
 * @param minStuffArea stuff with fewer pixels becomes void (2048 for Cityscapes, 4096 for COCO)
 * @param minThingArea things with fewer pixels become void (0: keep all)
 */
public record MergeSettings(
    float centreThreshold, int nmsKernel, int maxCentres, int minStuffArea, int minThingArea)
    implements Serializable {

  public MergeSettings {
    new CentreOffsetGrouping(centreThreshold, nmsKernel, maxCentres);
    if (minStuffArea < 0 || minThingArea < 0) {
      throw new IllegalArgumentException(
          "minStuffArea %d, minThingArea %d: expected at least 0"
              .formatted(minStuffArea, minThingArea));
    }
  }

  /** The grouping of these settings. */
  public CentreOffsetGrouping grouping() {
    return new CentreOffsetGrouping(centreThreshold, nmsKernel, maxCentres);
  }
}
