package io.panoptes.models.panoptic;

import static java.util.Objects.requireNonNull;

/**
 * An object for each pixel, whatever its category: what is left of the centre heatmap and the
 * offsets after grouping.
 *
 * @param ids {@code width * height} values, row-major: 0 for no object, else 1 to {@code
 *     scores.length}
 * @param scores for object {@code i} the heat of its centre at index {@code i - 1}, 0 to 1
 */
public record InstanceMap(int width, int height, int[] ids, float[] scores) {

  public InstanceMap {
    requireNonNull(ids, "ids is null");
    requireNonNull(scores, "scores is null");
    if (ids.length != width * height) {
      throw new IllegalArgumentException(
          "%d ids for %d x %d pixels".formatted(ids.length, width, height));
    }
  }
}
