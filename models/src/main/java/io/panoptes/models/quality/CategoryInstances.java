package io.panoptes.models.quality;

import static java.util.Objects.requireNonNull;

import io.panoptes.models.panoptic.Category;

/** The figures of one category alone. */
public record CategoryInstances(Category category, InstanceQuality quality) {

  public CategoryInstances {
    requireNonNull(category, "category is null");
    requireNonNull(quality, "quality is null");
  }
}
