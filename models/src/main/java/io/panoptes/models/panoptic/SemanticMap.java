package io.panoptes.models.panoptic;

import static java.util.Objects.requireNonNull;

/**
 * A category for each pixel: what is left of the semantic logits after argmax.
 *
 * @param labels {@code width * height} unsigned bytes, row-major, each an index into the {@link
 *     LabelMap} of the pack, or {@link #NO_LABEL}
 * @param confidence as many unsigned bytes: the softmax probability of that label, times 255
 */
public record SemanticMap(int width, int height, byte[] labels, byte[] confidence) {

  /** A pixel of no category, which merges leave void; no label map is that large. */
  public static final int NO_LABEL = 255;

  public SemanticMap {
    requireNonNull(labels, "labels is null");
    requireNonNull(confidence, "confidence is null");
    if (labels.length != width * height || confidence.length != width * height) {
      throw new IllegalArgumentException(
          "%d labels and %d confidences for %d x %d pixels"
              .formatted(labels.length, confidence.length, width, height));
    }
  }
}
