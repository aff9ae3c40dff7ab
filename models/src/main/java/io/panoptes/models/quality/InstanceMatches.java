package io.panoptes.models.quality;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * How the predicted objects of one image matched its true ones: what {@link
 * AveragePrecision#summarise} takes. Some 24 bytes for each of the best 100 objects of a category,
 * no pixels. Immutable and thread-safe.
 */
public final class InstanceMatches {

  private final String imageId;
  private final Map<Integer, CategoryMatches> byCategory;

  InstanceMatches(String imageId, Map<Integer, CategoryMatches> byCategory) {
    this.imageId = requireNonNull(imageId, "imageId is null");
    this.byCategory = new TreeMap<>(byCategory);
  }

  public String imageId() {
    return imageId;
  }

  /** The categories of the objects, true and predicted. */
  public Set<Integer> categories() {
    return Set.copyOf(byCategory.keySet());
  }

  /** Null when no object is of the category. */
  CategoryMatches of(int categoryId) {
    return byCategory.get(categoryId);
  }
}
