package io.panoptes.models.image;

import io.panoptes.models.panoptic.LabelMap;
import io.panoptes.models.panoptic.PanopticMap;
import io.panoptes.models.panoptic.Segment;
import java.awt.Color;
import java.util.HashMap;
import java.util.Map;

/**
 * Colours 0xRRGGBB of the segments of a map: stuff has its category's, things have shades of it, so
 * that neighbours can be told apart.
 */
final class SegmentColors {

  private static final double GOLDEN_RATIO = .6180339887;
  private static final float HUE_SPREAD = .22f;
  private static final float LIGHT_SPREAD = .3f;

  private SegmentColors() {}

  /** Colours by segment id; void has none. */
  static Map<Integer, Integer> of(PanopticMap map, LabelMap labelMap) {
    Map<Integer, Integer> colors = new HashMap<>();
    for (Segment segment : map.segments()) {
      int color =
          labelMap
              .byId(segment.categoryId())
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "segment %d has category %d, which is not in the label map"
                              .formatted(segment.id(), segment.categoryId())))
              .color();
      colors.put(segment.id(), segment.isThing() ? shade(color, colors.size()) : color);
    }
    return colors;
  }

  /** Steps of the golden ratio spread any number of shades evenly. */
  private static int shade(int color, int index) {
    float[] hsb = Color.RGBtoHSB(color >> 16, color >> 8 & 0xFF, color & 0xFF, null);
    float hueStep = (float) (index * GOLDEN_RATIO % 1) - .5f;
    float lightStep = (float) (index * GOLDEN_RATIO * GOLDEN_RATIO % 1);
    float hue = hsb[0] + HUE_SPREAD * hueStep;
    float light = Math.max(.75f, hsb[2]) * (1 - LIGHT_SPREAD * lightStep);
    return Color.HSBtoRGB(hue, Math.max(.55f, hsb[1]), light) & 0xFFFFFF;
  }
}
