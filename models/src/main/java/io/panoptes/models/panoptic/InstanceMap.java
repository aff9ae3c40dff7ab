package io.panoptes.models.panoptic;

import static java.util.Objects.requireNonNull;

/**
 * An object for each pixel, whatever its category: what is left of the centre heatmap and the
 * offsets after grouping.
 *
 * @param width pixels a row, at least 1
 * @param height rows, at least 1
 * @param ids {@code width * height} values, row-major: 0 for no object, else 1 to {@code
 *     scores.length}; not copied
 * @param scores for object {@code i} the heat of its centre at index {@code i - 1}, 0 to 1
 */
public record InstanceMap(int width, int height, int[] ids, float[] scores) {

  public InstanceMap {
    requireNonNull(ids, "ids is null");
    requireNonNull(scores, "scores is null");
    if (width < 1 || height < 1 || ids.length != (long) width * height) {
      throw new IllegalArgumentException(
          "%d ids for %d x %d pixels".formatted(ids.length, width, height));
    }
  }
}
