package io.panoptes.models.merge;

import io.panoptes.models.panoptic.BoundingBox;
import io.panoptes.models.panoptic.Category;
import io.panoptes.models.panoptic.LabelMap;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** An object that a detector found. */
public sealed interface ScoredInstance permits InstanceMask, InstanceLogits {

  /** Of a thing; the category's id, not its label. */
  int categoryId();

  /** 0 to 1. */
  float score();

  /** Where it lies in the image. */
  BoundingBox box();

  /**
   * Those of a score at least the threshold, the highest first, of equal ones the first given
   * first.
   *
   * @throws IllegalArgumentException when one, kept or not, is of no thing category or reaches out
   *     of the image
   */
  static <T extends ScoredInstance> List<T> ranked(
      List<T> instances, float threshold, LabelMap labelMap, int width, int height) {
    List<T> kept = new ArrayList<>();
    for (int i = 0; i < instances.size(); i++) {
      T instance = instances.get(i);
      check(instance, i, labelMap, width, height);
      if (instance.score() >= threshold) {
        kept.add(instance);
      }
    }
    kept.sort(Comparator.comparingDouble(instance -> -instance.score()));
    return kept;
  }

  private static void check(
      ScoredInstance instance, int index, LabelMap labelMap, int width, int height) {
    int id = instance.categoryId();
    Category category =
        labelMap
            .byId(id)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "instance %d is of category %d, which is not in the label map"
                            .formatted(index, id)));
    if (!category.isThing()) {
      throw new IllegalArgumentException(
          "instance %d is of category %d, %s, which is stuff: only things have instances"
              .formatted(index, id, category.name()));
    }
    BoundingBox box = instance.box();
    if (box.x() < 0
        || box.y() < 0
        || (long) box.x() + box.width() > width
        || (long) box.y() + box.height() > height) {
      throw new IllegalArgumentException(
          "instance %d in the %s reaches out of the image of %d x %d pixels"
              .formatted(index, box, width, height));
    }
  }

  /** Refuses what would pass or fail every threshold by chance. */
  static void checkScore(int categoryId, float score) {
    if (!(score >= 0 && score <= 1)) {
      throw new IllegalArgumentException(
          "an instance of category %d has score %s: a score is 0 to 1"
              .formatted(categoryId, score));
    }
  }
}
