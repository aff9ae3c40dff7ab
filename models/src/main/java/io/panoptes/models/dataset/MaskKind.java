package io.panoptes.models.dataset;

import java.util.Arrays;
import java.util.Locale;

/** What a value of a mask stands for. */
enum MaskKind {
  /** A category; a thing's objects are its pixels that touch, also by a corner. */
  LABELS,
  /** An object of the only thing, but for the values that are given to stuff. */
  OBJECTS,
  /** {@code divisor} times a value of the category, plus the number of the object; 0 is a crowd. */
  LABELS_AND_OBJECTS;

  /**
   * @throws IllegalArgumentException when no kind is spelt like this
   */
  static MaskKind named(String name) {
    return Arrays.stream(values())
        .filter(kind -> kind.spelling().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "masks is %s: expected one of %s"
                        .formatted(
                            name, Arrays.stream(values()).map(MaskKind::spelling).toList())));
  }

  private String spelling() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
