package io.panoptes.topology.quality;

import static java.util.Objects.requireNonNull;

import io.panoptes.models.quality.QualityStatistics;

/** The statistics of one category, with what is known of it. */
record CategoryTotals(String name, boolean isThing, QualityStatistics statistics) {

  CategoryTotals {
    requireNonNull(name, "name is null");
    requireNonNull(statistics, "statistics is null");
  }

  /** The name is the other's: the newer one. */
  CategoryTotals plus(CategoryTotals other) {
    return new CategoryTotals(other.name, other.isThing, statistics.plus(other.statistics));
  }
}
