package io.panoptes.models.dataset;

import io.panoptes.models.panoptic.Category;
import io.panoptes.models.panoptic.LabelMap;
import io.panoptes.models.panoptic.SegmentLabel;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The segment that a value of a mask belongs to. Stuff has one segment a category.
 *
 * @param byValue categories by the values given to them
 * @param divisor of {@link MaskKind#LABELS_AND_OBJECTS}
 */
record MaskMeaning(MaskKind kind, LabelMap labelMap, Map<Integer, Category> byValue, int divisor) {

  MaskMeaning {
    byValue = Map.copyOf(byValue);
    long things = labelMap.categories().stream().filter(Category::isThing).count();
    if (kind == MaskKind.OBJECTS && things != 1) {
      throw new IllegalArgumentException(
          "%d categories are things: masks of objects have one; use labels-and-objects for more"
              .formatted(things));
    }
  }

  /** Empty for a value of no meaning. */
  Optional<SegmentLabel> segment(int value) {
    return switch (kind) {
      case LABELS -> category(value).map(category -> one(category));
      case OBJECTS ->
          Optional.of(
              category(value)
                  .filter(category -> !category.isThing())
                  .map(this::one)
                  .orElseGet(() -> object(value, thing(), false)));
      case LABELS_AND_OBJECTS ->
          category(value / divisor)
              .map(
                  category ->
                      category.isThing()
                          ? object(value, category, value % divisor == 0)
                          : one(category));
    };
  }

  private Optional<Category> category(int value) {
    return Optional.ofNullable(byValue.get(value));
  }

  private Category thing() {
    return labelMap.categories().stream().filter(Category::isThing).findFirst().orElseThrow();
  }

  private SegmentLabel one(Category category) {
    List<Category> categories = labelMap.categories();
    return SegmentLabel.truth(categories.indexOf(category) + 1, category);
  }

  private SegmentLabel object(int value, Category category, boolean isCrowd) {
    int id = labelMap.size() + 1 + value;
    return new SegmentLabel(id, category.id(), true, isCrowd, 1);
  }
}
