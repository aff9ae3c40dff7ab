package io.panoptes.topology.quality;

import static java.util.Objects.requireNonNull;

import io.panoptes.models.panoptic.Category;
import io.panoptes.models.panoptic.PanopticMap;
import java.util.Map;

/**
 * A map with what its record tells of the categories of its segments.
 *
 * @param categories by id
 */
record LabelledMap(PanopticMap map, Map<Integer, Category> categories) {

  LabelledMap {
    requireNonNull(map, "map is null");
    categories = Map.copyOf(categories);
  }
}
