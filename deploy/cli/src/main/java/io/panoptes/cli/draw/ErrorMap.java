package io.panoptes.cli.draw;

import static io.panoptes.models.quality.SegmentOutcome.FALSE_NEGATIVE;
import static io.panoptes.models.quality.SegmentOutcome.FALSE_POSITIVE;
import static io.panoptes.models.quality.SegmentOutcome.TRUE_POSITIVE;

import io.panoptes.models.image.RgbImage;
import io.panoptes.models.panoptic.PanopticMap;
import io.panoptes.models.panoptic.Segment;
import io.panoptes.models.quality.SegmentOutcome;
import io.panoptes.models.quality.SegmentOutcomes;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Colours each pixel by what PQ counts its segments as. The colours are those of Okabe and Ito
 * 2008, "Color Universal Design", which colour-blind readers tell apart; stuff is paler than
 * things.
 *
 * <ul>
 *   <li>{@link #MATCHED}: in both segments of a match (tp).
 *   <li>{@link #DIFFERENT}: in a matched segment, but not in its partner: a wrong outline.
 *   <li>{@link #INVENTED}: in a predicted segment without match (fp).
 *   <li>{@link #MISSED}: in a true segment without match (fn).
 *   <li>{@link #BOTH}: fp and fn at once, such as a poor IoU or a wrong category.
 *   <li>{@link #NOT_COUNTED}: void and crowds of the truth, and what else is excused.
 * </ul>
 */
final class ErrorMap {

  static final int MATCHED = 0x009E73;
  static final int DIFFERENT = 0xF0E442;
  static final int INVENTED = 0xD55E00;
  static final int MISSED = 0x0072B2;
  static final int BOTH = 0xCC79A7;
  static final int NOT_COUNTED = 0x808080;

  private static final double STUFF_SHARE = .5;

  private final PanopticMap truth;
  private final PanopticMap prediction;
  private final SegmentOutcomes outcomes;
  private final double opacity;
  private final Map<Integer, Segment> truths = new HashMap<>();
  private final Map<Integer, Segment> predictions = new HashMap<>();

  /**
   * @param opacity of things over the image, 0 to 1
   */
  ErrorMap(PanopticMap truth, PanopticMap prediction, SegmentOutcomes outcomes, double opacity) {
    this.truth = truth;
    this.prediction = prediction;
    this.outcomes = outcomes;
    this.opacity = opacity;
    truth.segments().forEach(segment -> truths.put(segment.id(), segment));
    prediction.segments().forEach(segment -> predictions.put(segment.id(), segment));
  }

  /** A new picture, over an image of the same size as the maps. */
  RgbImage draw(RgbImage image) {
    byte[] pixels = new byte[image.pixels().length];
    int[] trueIds = truth.ids();
    int[] predictedIds = prediction.ids();
    int color = 0;
    double cover = 0;
    for (int i = 0; i < trueIds.length; i++) {
      if (i == 0 || trueIds[i] != trueIds[i - 1] || predictedIds[i] != predictedIds[i - 1]) {
        color = color(trueIds[i], predictedIds[i]);
        cover = isThing(trueIds[i], predictedIds[i]) ? opacity : STUFF_SHARE * opacity;
      }
      int under = grey(image.pixels(), 3 * i);
      for (int channel = 0; channel < 3; channel++) {
        int over = color >> 16 - 8 * channel & 0xFF;
        pixels[3 * i + channel] = (byte) Math.round(under + cover * (over - under));
      }
    }
    return new RgbImage(image.width(), image.height(), pixels);
  }

  /** Luma of ITU-R BT.601. */
  private static int grey(byte[] rgb, int at) {
    return (299 * (rgb[at] & 0xFF) + 587 * (rgb[at + 1] & 0xFF) + 114 * (rgb[at + 2] & 0xFF))
        / 1000;
  }

  private int color(int trueId, int predictedId) {
    Optional<SegmentOutcome> real = Optional.ofNullable(outcomes.truth().get(trueId));
    Optional<SegmentOutcome> predicted =
        Optional.ofNullable(outcomes.prediction().get(predictedId));
    boolean missed = real.filter(FALSE_NEGATIVE::equals).isPresent();
    boolean invented = predicted.filter(FALSE_POSITIVE::equals).isPresent();
    if (missed || invented) {
      return missed && invented ? BOTH : missed ? MISSED : INVENTED;
    }
    boolean found = real.filter(TRUE_POSITIVE::equals).isPresent();
    if (found && outcomes.matches().get(trueId) == predictedId) {
      return MATCHED;
    }
    return found ? DIFFERENT : NOT_COUNTED;
  }

  private boolean isThing(int trueId, int predictedId) {
    return truths.containsKey(trueId) && truths.get(trueId).isThing()
        || predictions.containsKey(predictedId) && predictions.get(predictedId).isThing();
  }
}
