package io.panoptes.models.merge;

import static java.util.Objects.requireNonNull;

/**
 * What a semantic head says before softmax.
 *
 * @param logits {@code labels * width * height} values: a row-major plane for each label, in the
 *     order of the label map; not copied, so the giver must not change it afterwards
 */
public record SemanticLogits(int width, int height, float[] logits) {

  public SemanticLogits {
    requireNonNull(logits, "logits is null");
    if (width < 1 || height < 1 || logits.length % ((long) width * height) != 0) {
      throw new IllegalArgumentException(
          "%d semantic logits for %d x %d pixels: a whole plane for each label is expected"
              .formatted(logits.length, width, height));
    }
  }

  /** Planes. */
  int labels() {
    return logits.length / (width * height);
  }
}
