package io.panoptes.models.mask;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;

/**
 * COCO's polygons to masks, pixel for pixel as pycocotools' {@code frPyObjects} and {@code merge}
 * do it: corners are rounded to fifths of a pixel, edges walked in whole fifths, and where an edge
 * crosses the middle of a column of pixels the mask begins or ends at the next pixel centre below.
 */
public final class Polygons {

  /** The largest coordinate, either sign, in pixels. */
  public static final double MAX_COORDINATE = 1 << 26;

  private static final int MIN_NUMBERS = 6;

  private Polygons() {}

  /**
   * The pixels that at least one of the polygons covers; one polygon that crosses itself covers by
   * the even-odd rule. Parts outside of the image are cut off.
   *
   * @param polygons each x and y by turns, in pixels from the top left corner of the image; at
   *     least 3 points, not closed by a repeated point (one does no harm)
   * @throws IllegalArgumentException when there is no polygon, one has fewer than 3 points (four
   *     numbers are a box to pycocotools) or an odd number of coordinates, a coordinate is not a
   *     number or beyond {@link #MAX_COORDINATE}, the edges of one cross more than 2^20 columns,
   *     each counted once an edge, or the image has more than 2^31-1 pixels
   */
  public static RunLengths rasterise(List<double[]> polygons, int width, int height) {
    requireNonNull(polygons, "polygons is null");
    if (polygons.isEmpty()) {
      throw new IllegalArgumentException("no polygon: a mask of polygons takes at least one");
    }
    if (width < 1 || height < 1 || (long) width * height > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "an image of %d x %d pixels: each side must be at least 1, the limit is %d pixels"
              .formatted(width, height, Integer.MAX_VALUE));
    }
    List<RunLengths> masks = new ArrayList<>(polygons.size());
    for (int i = 0; i < polygons.size(); i++) {
      double[] polygon = polygons.get(i);
      check(polygon, i);
      masks.add(new RunLengths(width, height, rasterise(polygon, width, height)));
    }
    return RunAlgebra.union(masks);
  }

  private static void check(double[] polygon, int index) {
    if (polygon.length < MIN_NUMBERS || polygon.length % 2 != 0) {
      throw new IllegalArgumentException(
          "polygon %d has %d numbers: expected x and y of at least 3 points"
              .formatted(index, polygon.length));
    }
    for (double value : polygon) {
      if (!(Math.abs(value) <= MAX_COORDINATE)) {
        throw new IllegalArgumentException(
            "polygon %d has a coordinate of %s: the limit is %.0f pixels"
                .formatted(index, value, MAX_COORDINATE));
      }
    }
  }

  private static int[] rasterise(double[] polygon, int width, int height) {
    ColumnCrossings crossings = new ColumnCrossings(width, height);
    int last = polygon.length - 2;
    int x = ColumnCrossings.fifths(polygon[last]);
    int y = ColumnCrossings.fifths(polygon[last + 1]);
    for (int i = 0; i < polygon.length; i += 2) {
      int nextX = ColumnCrossings.fifths(polygon[i]);
      int nextY = ColumnCrossings.fifths(polygon[i + 1]);
      crossings.addEdge(x, y, nextX, nextY);
      x = nextX;
      y = nextY;
    }
    return ColumnToggles.counts(crossings.sorted(), width * height);
  }
}
