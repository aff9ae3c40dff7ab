package io.panoptes.topology.pipeline;

import io.panoptes.models.panoptic.Category;
import io.panoptes.models.panoptic.LabelMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Names of a pack's categories by id. */
final class CategoryNames {

  private final Map<Integer, String> names;

  CategoryNames(LabelMap labelMap) {
    names =
        labelMap.categories().stream()
            .collect(Collectors.toUnmodifiableMap(Category::id, Category::name));
  }

  /**
   * @throws IllegalStateException when the pack does not have the category
   */
  String of(int categoryId) {
    String name = names.get(categoryId);
    if (name == null) {
      throw new IllegalStateException(
          "a segment has category %d: the pack has %s".formatted(categoryId, names));
    }
    return name;
  }
}
