package io.panoptes.models.quality;

import java.util.Optional;

/**
 * What PQ of one category is computed from; additive over images, windows and shards (Kirillov et
 * al. 2019, "Panoptic Segmentation").
 *
 * @param iou sum of the IoU of the matches, 0 to {@code tp}
 * @param tp matches
 * @param fp predicted segments without match
 * @param fn true segments without match
 */
public record QualityStatistics(double iou, long tp, long fp, long fn) {

  public static final QualityStatistics NONE = new QualityStatistics(0, 0, 0, 0);

  public QualityStatistics {
    if (!(iou >= 0) || tp < 0 || fp < 0 || fn < 0) {
      throw new IllegalArgumentException(
          "iou %s, tp %d, fp %d, fn %d: none may be below 0".formatted(iou, tp, fp, fn));
    }
  }

  public QualityStatistics plus(QualityStatistics other) {
    return new QualityStatistics(iou + other.iou, tp + other.tp, fp + other.fp, fn + other.fn);
  }

  /**
   * Takes out what was added before. The counts are exact; {@code iou} is within rounding, and
   * exactly 0 when no match is left.
   *
   * @throws IllegalArgumentException when a count would fall below 0
   */
  public QualityStatistics minus(QualityStatistics other) {
    double left = tp == other.tp ? 0 : Math.max(0, iou - other.iou);
    return new QualityStatistics(left, tp - other.tp, fp - other.fp, fn - other.fn);
  }

  /** PQ, SQ and RQ of this category alone; empty when it occurs in neither truth nor prediction. */
  public Optional<Quality> quality() {
    if (tp + fp + fn == 0) {
      return Optional.empty();
    }
    double weight = tp + fp / 2d + fn / 2d;
    return Optional.of(new Quality(iou / weight, tp == 0 ? 0 : iou / tp, tp / weight, 1));
  }
}
