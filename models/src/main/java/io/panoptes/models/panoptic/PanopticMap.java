package io.panoptes.models.panoptic;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A segment, or void, for each pixel of an image.
 *
 * @param ids {@code width * height} values, row-major: 0 is void, else the id of a segment; not
 *     copied, so the giver must not change it afterwards
 * @param segments in the order of their ids; ground truth keeps the order of its file
 */
public record PanopticMap(int width, int height, int[] ids, List<Segment> segments) {

  public PanopticMap {
    requireNonNull(ids, "ids is null");
    segments = List.copyOf(segments);
    if (ids.length != width * height) {
      throw new IllegalArgumentException(
          "%d ids for %d x %d pixels".formatted(ids.length, width, height));
    }
  }
}
