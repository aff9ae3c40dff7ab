package io.panoptes.models.panoptic;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A segment, or void, for each pixel of an image.
 *
 * @param width pixels a row, at least 1
 * @param height rows, at least 1
 * @param ids {@code width * height} values, row-major: 0 is void, else the id of a segment; not
 *     copied, so the giver must not change it afterwards
 * @param segments in the order of their ids; ground truth keeps the order of its file
 */
public record PanopticMap(int width, int height, int[] ids, List<Segment> segments) {

  public PanopticMap {
    requireNonNull(ids, "ids is null");
    segments = List.copyOf(segments);
    if (width < 1 || height < 1 || ids.length != (long) width * height) {
      throw new IllegalArgumentException(
          "%d ids for %d x %d pixels".formatted(ids.length, width, height));
    }
  }
}
