package io.panoptes.models.inference;

import java.util.Collections;
import java.util.List;

/**
 * The sizes at which a pack's networks are run. Few sizes mean full batches: an image is padded on
 * the right and below to the next of them, each side for itself.
 *
 * @param sides allowed lengths of a side, ascending
 * @param maxPixels images of more pixels, once they are scaled, are scaled down further
 * @param scale magnification of each image before it is padded, above 0 to 1: at less than 1 a
 *     network sees more of the surroundings and costs less, and finds nothing finer
 */
public record InputSizes(List<Integer> sides, long maxPixels, double scale) {

  public InputSizes {
    sides = List.copyOf(sides);
    if (sides.isEmpty() || sides.get(0) < 1 || !sides.equals(sides.stream().sorted().toList())) {
      throw new IllegalArgumentException(
          "sides %s: one or more, at least 1, ascending".formatted(sides));
    }
    if (maxPixels < 1) {
      throw new IllegalArgumentException("max_pixels %d: at least 1".formatted(maxPixels));
    }
    if (!(scale > 0 && scale <= 1)) {
      throw new IllegalArgumentException("scale %s: above 0, at most 1".formatted(scale));
    }
  }

  /**
   * The part of the padded input that an image fills: its scaled size, or less when it is large.
   */
  public InputSize content(int width, int height) {
    double largest = Collections.max(sides);
    double shrink =
        Math.min(
            scale,
            Math.min(
                Math.sqrt(maxPixels / ((double) width * height)),
                Math.min(largest / width, largest / height)));
    return new InputSize(
        Math.max(1, (int) Math.floor(width * shrink)),
        Math.max(1, (int) Math.floor(height * shrink)));
  }

  /** The padded size for an image of the given size. */
  public InputSize padded(int width, int height) {
    InputSize content = content(width, height);
    return new InputSize(next(content.width()), next(content.height()));
  }

  private int next(int length) {
    return sides.stream().filter(side -> side >= length).findFirst().orElseThrow();
  }
}
