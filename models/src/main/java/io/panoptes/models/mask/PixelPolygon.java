package io.panoptes.models.mask;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;

/**
 * Pixels that touch along edges, by the pixel edges around them, so that a mask of 10 x 10 pixels
 * has an area of 100. Points are x and y by turns, in pixels from the top left corner of the image;
 * edges go along rows and columns by turns; the last point joins the first.
 *
 * @param outer the ring around the pixels, clockwise as seen on the screen (y grows downwards)
 * @param holes rings around pixels left out, counter-clockwise; one may touch itself, another or
 *     the outer ring at corners
 */
public record PixelPolygon(int[] outer, List<int[]> holes) {

  public PixelPolygon {
    requireNonNull(outer, "outer is null");
    holes = List.copyOf(holes);
    check(outer);
    holes.forEach(PixelPolygon::check);
  }

  /**
   * The polygons of a mask, in the order in which a row by row walk meets them. Pixels that touch
   * only at a corner belong to different polygons (4-connectivity); pixels left out that touch only
   * at a corner share a hole.
   */
  public static List<PixelPolygon> trace(BitMask mask) {
    return new EdgeTracer(mask).polygons();
  }

  /**
   * The pixels whose centres lie in an odd number of rings: exactly those traced.
   *
   * @param polygons of one mask
   * @throws IllegalArgumentException when a point lies outside of the image
   */
  public static RunLengths fill(List<PixelPolygon> polygons, int width, int height) {
    RingFilling filling = new RingFilling(width, height);
    for (PixelPolygon polygon : polygons) {
      polygon.rings().forEach(filling::add);
    }
    return filling.runs();
  }

  /** Pixels inside: those of the outer ring less those of the holes. */
  public long area() {
    return rings().stream().mapToLong(PixelPolygon::signedArea).sum();
  }

  private List<int[]> rings() {
    List<int[]> rings = new ArrayList<>(holes.size() + 1);
    rings.add(outer);
    rings.addAll(holes);
    return rings;
  }

  /** Positive when the ring runs clockwise on the screen. */
  static long signedArea(int[] ring) {
    long twice = 0;
    int x = ring[ring.length - 2];
    int y = ring[ring.length - 1];
    for (int i = 0; i < ring.length; i += 2) {
      twice += (long) x * ring[i + 1] - (long) ring[i] * y;
      x = ring[i];
      y = ring[i + 1];
    }
    return twice / 2;
  }

  private static void check(int[] ring) {
    if (ring.length < 8 || ring.length % 2 != 0) {
      throw new IllegalArgumentException(
          "a ring of %d numbers: expected x and y of at least 4 points".formatted(ring.length));
    }
    int x = ring[ring.length - 2];
    int y = ring[ring.length - 1];
    for (int i = 0; i < ring.length; i += 2) {
      if ((ring[i] == x) == (ring[i + 1] == y)) {
        throw new IllegalArgumentException(
            "an edge from %d, %d to %d, %d: expected one along a row or a column"
                .formatted(x, y, ring[i], ring[i + 1]));
      }
      x = ring[i];
      y = ring[i + 1];
    }
  }
}
