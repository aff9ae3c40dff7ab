package io.panoptes.models.quality;

import io.panoptes.models.mask.Instance;
import io.panoptes.models.panoptic.Segment;

/**
 * What matching needs to know of an object beside its overlaps.
 *
 * @param place among all objects of its image
 */
record InstanceTraits(int place, int categoryId, double area, boolean isCrowd, double score) {

  static InstanceTraits of(int place, Instance instance) {
    return new InstanceTraits(
        place, instance.categoryId(), instance.area(), instance.isCrowd(), plain(instance.score()));
  }

  static InstanceTraits of(int place, Segment segment) {
    return new InstanceTraits(
        place, segment.categoryId(), segment.area(), segment.isCrowd(), plain(segment.score()));
  }

  /** -0 as 0: they are one score, which the order must not tell apart. */
  private static double plain(double score) {
    return score + 0.0;
  }
}
