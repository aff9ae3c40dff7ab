package io.panoptes.models.quality;

import java.util.OptionalDouble;

/**
 * Objects found, invented and missed at one IoU threshold; additive over images.
 *
 * @param percent the threshold in hundredths
 * @param tp pairs that match
 * @param fp predicted objects without a match
 * @param fn true objects without a match
 * @param ratios sum of TP/(TP+FP+FN) of the images
 * @param images those that have an object, true or predicted
 */
public record ThresholdCounts(int percent, long tp, long fp, long fn, double ratios, long images) {

  public ThresholdCounts {
    if (tp < 0 || fp < 0 || fn < 0 || images < 0 || !(ratios >= 0)) {
      throw new IllegalArgumentException(
          "tp %d, fp %d, fn %d, ratios %s of %d images: none may be below 0"
              .formatted(tp, fp, fn, ratios, images));
    }
  }

  static ThresholdCounts ofImage(int percent, long tp, long fp, long fn) {
    long all = tp + fp + fn;
    return new ThresholdCounts(
        percent, tp, fp, fn, all == 0 ? 0 : tp / (double) all, all == 0 ? 0 : 1);
  }

  /** TP/(TP+FP+FN) of all objects together; empty when there is none. */
  public OptionalDouble ratioOfDataSet() {
    long all = tp + fp + fn;
    return all == 0 ? OptionalDouble.empty() : OptionalDouble.of(tp / (double) all);
  }

  /** Mean of the images' TP/(TP+FP+FN); empty when none has an object. */
  public OptionalDouble meanOfImages() {
    return images == 0 ? OptionalDouble.empty() : OptionalDouble.of(ratios / images);
  }

  ThresholdCounts plus(ThresholdCounts other) {
    return new ThresholdCounts(
        percent,
        tp + other.tp,
        fp + other.fp,
        fn + other.fn,
        ratios + other.ratios,
        images + other.images);
  }
}
