package io.panoptes.cli.draw;

import static java.util.Objects.requireNonNull;

import io.panoptes.models.image.Overlay;
import io.panoptes.models.image.OverlayStyle;
import io.panoptes.models.image.RgbImage;
import io.panoptes.models.panoptic.LabelMap;
import io.panoptes.models.panoptic.PanopticMap;
import io.panoptes.models.quality.QualityRules;
import io.panoptes.models.quality.SegmentOutcomes;

/**
 * Draws panoptic maps over their images. Immutable and thread-safe.
 *
 * @param opacity of things, 0 to 1; {@link DrawMode#CONTOUR} has none
 */
public record Picture(DrawMode mode, LabelMap labelMap, double opacity) {

  public Picture {
    requireNonNull(mode, "mode is null");
    requireNonNull(labelMap, "labelMap is null");
    if (!(opacity >= 0 && opacity <= 1)) {
      throw new IllegalArgumentException("opacity %s: expected 0 to 1".formatted(opacity));
    }
  }

  /**
   * Of a map alone.
   *
   * @throws IllegalArgumentException when the sizes differ, or the mode compares with a truth
   */
  public RgbImage of(RgbImage image, PanopticMap map) {
    return switch (mode) {
      case OVERLAY -> Overlay.draw(image, map, labelMap, OverlayStyle.ofOpacity(opacity));
      case CONTOUR -> Overlay.draw(image, map, labelMap, OverlayStyle.CONTOURS);
      case SIDE_BY_SIDE, ERRORS ->
          throw new IllegalArgumentException("mode %s compares with a truth".formatted(mode));
    };
  }

  /**
   * Of a prediction and its truth; the truth is on the left side.
   *
   * @throws IllegalArgumentException when the sizes differ
   */
  public RgbImage of(RgbImage image, PanopticMap map, PanopticMap truth) {
    return switch (mode) {
      case OVERLAY, CONTOUR -> of(image, map);
      case SIDE_BY_SIDE -> {
        Picture overlay = new Picture(DrawMode.OVERLAY, labelMap, opacity);
        yield SideBySide.of(overlay.of(image, truth), overlay.of(image, map));
      }
      case ERRORS -> {
        SegmentOutcomes outcomes =
            SegmentOutcomes.of(truth, map, labelMap, QualityRules.PANOPTICAPI);
        yield new ErrorMap(truth, map, outcomes, opacity).draw(image);
      }
    };
  }
}
