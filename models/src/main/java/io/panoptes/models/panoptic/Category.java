package io.panoptes.models.panoptic;

import static java.util.Objects.requireNonNull;

import java.awt.Color;
import java.io.Serializable;

/**
 * One class of segments.
 *
 * @param id the identifier in data sets and results, 1 or more
 * @param name unique in its {@link LabelMap}
 * @param isThing whether its objects are counted one by one (thing) or are one region (stuff)
 * @param color 0xRRGGBB, for drawing
 */
public record Category(int id, String name, boolean isThing, int color) implements Serializable {

  public Category {
    requireNonNull(name, "name is null");
    if (id < 1) {
      throw new IllegalArgumentException(
          "category %s has id %d: ids start at 1, 0 is void; add 1 to all where they start at 0"
              .formatted(name, id));
    }
    if (color < 0 || color > 0xFFFFFF) {
      throw new IllegalArgumentException(
          "category %s has colour %x: the limit is ffffff".formatted(name, color));
    }
  }

  /** A colour where none is told: hues a golden angle apart stay easy to tell. */
  public static int distinctColor(int id) {
    return Color.HSBtoRGB(id * .381966f, .7f, .9f) & 0xFFFFFF;
  }
}
