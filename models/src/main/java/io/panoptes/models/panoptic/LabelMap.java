package io.panoptes.models.panoptic;

import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The categories a network or a data set knows, in the order of the network's channels: a label is
 * an index into this list, a category id is what travels.
 */
public record LabelMap(List<Category> categories) implements Serializable {

  /** More labels than this do not fit the label planes of {@link SemanticMap}. */
  public static final int MAX_LABELS = 255;

  public LabelMap {
    categories = List.copyOf(categories);
    if (categories.isEmpty() || categories.size() > MAX_LABELS) {
      throw new IllegalArgumentException(
          "%d categories: a label map has 1 to %d".formatted(categories.size(), MAX_LABELS));
    }
    Map<Integer, String> names = new HashMap<>();
    for (Category category : categories) {
      String other = names.putIfAbsent(category.id(), category.name());
      if (other != null) {
        throw new IllegalArgumentException(
            "categories %s and %s have the same id %d"
                .formatted(other, category.name(), category.id()));
      }
    }
    Map<String, Integer> ids = new HashMap<>();
    for (Category category : categories) {
      Integer other = ids.putIfAbsent(category.name(), category.id());
      if (other != null) {
        throw new IllegalArgumentException(
            "categories %d and %d have the same name %s"
                .formatted(other, category.id(), category.name()));
      }
    }
  }

  public int size() {
    return categories.size();
  }

  /**
   * @param label an index, 0 to {@code size() - 1}
   */
  public Category byLabel(int label) {
    return categories.get(label);
  }

  public Optional<Category> byId(int id) {
    return categories.stream().filter(category -> category.id() == id).findFirst();
  }

  /**
   * Ids, names and kinds, in their order: maps that have the same can be compared, colours may
   * differ.
   */
  public List<String> inWords() {
    return categories().stream()
        .map(one -> "%d %s%s".formatted(one.id(), one.name(), one.isThing() ? "" : " (stuff)"))
        .toList();
  }
}
