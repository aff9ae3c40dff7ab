package io.panoptes.models.quality;

import static java.util.Objects.requireNonNull;

import io.panoptes.models.panoptic.Category;

/**
 * The statistics of one category, over all images summed up; {@link QualityStatistics#quality} has
 * its PQ, SQ and RQ as panopticapi computes them per class.
 */
public record CategoryQuality(Category category, QualityStatistics statistics) {

  public CategoryQuality {
    requireNonNull(category, "category is null");
    requireNonNull(statistics, "statistics is null");
  }
}
