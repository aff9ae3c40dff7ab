package io.panoptes.models.quality;

import static java.util.Objects.requireNonNull;

import io.panoptes.models.panoptic.Category;

/** The statistics of one category; {@link QualityStatistics#quality} has its PQ, SQ and RQ. */
public record CategoryQuality(Category category, QualityStatistics statistics) {

  public CategoryQuality {
    requireNonNull(category, "category is null");
    requireNonNull(statistics, "statistics is null");
  }
}
