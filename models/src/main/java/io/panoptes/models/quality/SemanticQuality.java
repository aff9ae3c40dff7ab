package io.panoptes.models.quality;

import static java.util.Objects.requireNonNull;

import io.panoptes.models.panoptic.Category;
import java.util.OptionalDouble;

/**
 * How well the pixels of one category are told. Every figure is 0 to 1, and empty where it would
 * divide by 0.
 *
 * @param tp pixels of the category that were predicted as it
 * @param fp pixels of other categories that were predicted as it
 * @param fn pixels of the category that were predicted as another one, or left void
 */
public record SemanticQuality(Category category, long tp, long fp, long fn) {

  public SemanticQuality {
    requireNonNull(category, "category is null");
    if (tp < 0 || fp < 0 || fn < 0) {
      throw new IllegalArgumentException(
          "tp %d, fp %d, fn %d: none may be below 0".formatted(tp, fp, fn));
    }
  }

  /** Intersection over union (Jaccard); empty when in neither truth nor prediction. */
  public OptionalDouble iou() {
    return ratio(tp, tp + fp + fn);
  }

  /** Empty when the category was never predicted. */
  public OptionalDouble precision() {
    return ratio(tp, tp + fp);
  }

  /** Also called the accuracy of the category; empty when it is not in the truth. */
  public OptionalDouble recall() {
    return ratio(tp, tp + fn);
  }

  /** F1 (Dice) of the pixels; empty when in neither truth nor prediction. */
  public OptionalDouble f1() {
    return ratio(2 * tp, 2 * tp + fp + fn);
  }

  /** Whether the truth has a pixel of it. */
  public boolean isInTruth() {
    return tp + fn > 0;
  }

  private static OptionalDouble ratio(long part, long whole) {
    return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of(part / (double) whole);
  }
}
