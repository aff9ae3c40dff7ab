package io.panoptes.models.quality;

import static java.util.Objects.requireNonNull;

import io.panoptes.models.panoptic.Category;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Boundary F1 over the categories that have a contour.
 *
 * @param f1 mean over the categories of their mean over images, 0 to 1; empty when there is none
 * @param perCategory every category of the label map, in its order
 */
public record BoundarySummary(OptionalDouble f1, List<OfCategory> perCategory) {

  public BoundarySummary {
    requireNonNull(f1, "f1 is null");
    perCategory = List.copyOf(perCategory);
  }

  /** The statistics of one category. */
  public record OfCategory(Category category, BoundaryStatistics statistics) {

    public OfCategory {
      requireNonNull(category, "category is null");
      requireNonNull(statistics, "statistics is null");
    }
  }
}
