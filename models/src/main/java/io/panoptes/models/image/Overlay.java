package io.panoptes.models.image;

import io.panoptes.models.panoptic.LabelMap;
import io.panoptes.models.panoptic.PanopticMap;
import io.panoptes.models.panoptic.Segment;
import java.util.HashMap;
import java.util.Map;

/**
 * Draws a panoptic map over its image: things in shades of their category's colour with a bright
 * contour, stuff as a light tint, void darkened. Thread-safe.
 */
public final class Overlay {

  private final RgbImage image;
  private final PanopticMap map;
  private final double contours;
  private final Map<Integer, Paint> paints = new HashMap<>();

  private record Paint(int color, int contour, double opacity, boolean isThing) {}

  private Overlay(RgbImage image, PanopticMap map, LabelMap labelMap, OverlayStyle style) {
    this.image = image;
    this.map = map;
    contours = style.contours();
    Map<Integer, Integer> colors = SegmentColors.of(map, labelMap);
    paints.put(0, new Paint(0, 0, style.voids(), false));
    for (Segment segment : map.segments()) {
      int color = colors.get(segment.id());
      boolean thing = segment.isThing();
      paints.put(
          segment.id(),
          new Paint(color, bright(color), thing ? style.things() : style.stuff(), thing));
    }
  }

  /**
   * @return a new image of the same size
   * @throws IllegalArgumentException when the sizes differ, or a category is not in the label map
   */
  public static RgbImage draw(RgbImage image, PanopticMap map, LabelMap labelMap) {
    return draw(image, map, labelMap, OverlayStyle.DEFAULT);
  }

  /** Likewise in another style. */
  public static RgbImage draw(
      RgbImage image, PanopticMap map, LabelMap labelMap, OverlayStyle style) {
    if (image.width() != map.width() || image.height() != map.height()) {
      throw new IllegalArgumentException(
          "an image of %d x %d pixels and a map of %d x %d: expected the same size"
              .formatted(image.width(), image.height(), map.width(), map.height()));
    }
    return new Overlay(image, map, labelMap, style).draw();
  }

  private RgbImage draw() {
    byte[] pixels = image.pixels().clone();
    int lastId = 0;
    Paint paint = paints.get(0);
    for (int y = 0; y < map.height(); y++) {
      for (int x = 0; x < map.width(); x++) {
        int at = y * map.width() + x;
        int id = map.ids()[at];
        if (id != lastId) {
          lastId = id;
          paint = paints.get(id);
        }
        if (isContour(x, y, at, paint)) {
          blend(pixels, at, paint.contour(), contours);
        } else {
          blend(pixels, at, paint.color(), paint.opacity());
        }
      }
    }
    return new RgbImage(image.width(), image.height(), pixels);
  }

  /**
   * Things have their contour inside; two kinds of stuff share one on the side of the greater id.
   */
  private boolean isContour(int x, int y, int at, Paint paint) {
    int width = map.width();
    return x > 0 && isEdge(at, at - 1, paint)
        || x + 1 < width && isEdge(at, at + 1, paint)
        || y > 0 && isEdge(at, at - width, paint)
        || y + 1 < map.height() && isEdge(at, at + width, paint);
  }

  private boolean isEdge(int at, int neighbour, Paint paint) {
    int id = map.ids()[at];
    int other = map.ids()[neighbour];
    return id != other
        && id != 0
        && (paint.isThing() || id > other && !paints.get(other).isThing());
  }

  /** The colour, half way to white. */
  private static int bright(int color) {
    return 0x808080 + (color >> 1 & 0x7F7F7F);
  }

  private static void blend(byte[] pixels, int at, int color, double opacity) {
    for (int channel = 0; channel < 3; channel++) {
      int over = color >> 16 - 8 * channel & 0xFF;
      int under = pixels[3 * at + channel] & 0xFF;
      pixels[3 * at + channel] = (byte) Math.round(under + opacity * (over - under));
    }
  }
}
