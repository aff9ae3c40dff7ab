package io.panoptes.models.panoptic;

import static java.util.Objects.requireNonNull;

/**
 * A category for each pixel: what is left of the semantic logits after argmax.
 *
 * @param width pixels a row, at least 1
 * @param height rows, at least 1
 * @param labels {@code width * height} unsigned bytes, row-major, each an index into the {@link
 *     LabelMap} of the pack, or {@link #NO_LABEL}
 * @param confidence as many unsigned bytes: the softmax probability of that label, times 255;
 *     neither array is copied, so the giver must not change them afterwards
 */
public record SemanticMap(int width, int height, byte[] labels, byte[] confidence) {

  /** A pixel of no category, which merges leave void; no label map is that large. */
  public static final int NO_LABEL = 255;

  public SemanticMap {
    requireNonNull(labels, "labels is null");
    requireNonNull(confidence, "confidence is null");
    long pixels = (long) width * height;
    if (width < 1 || height < 1 || labels.length != pixels || confidence.length != pixels) {
      throw new IllegalArgumentException(
          "%d labels and %d confidences for %d x %d pixels"
              .formatted(labels.length, confidence.length, width, height));
    }
  }
}
