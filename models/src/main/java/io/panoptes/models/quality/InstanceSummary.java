package io.panoptes.models.quality;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * Average precision and recall of a data set.
 *
 * @param all each figure's mean over the categories that have it
 * @param perCategory the things of the label map, in its order
 */
public record InstanceSummary(InstanceQuality all, List<CategoryInstances> perCategory) {

  public InstanceSummary {
    requireNonNull(all, "all is null");
    perCategory = List.copyOf(perCategory);
  }
}
