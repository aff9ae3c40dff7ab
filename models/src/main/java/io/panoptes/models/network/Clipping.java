package io.panoptes.models.network;

import static java.util.Objects.requireNonNull;

import org.deeplearning4j.nn.conf.GradientNormalization;

/**
 * A bound on the gradients, before the optimiser sees them. Gradients are sums over the pixels of a
 * crop, averaged over the batch, and so large numbers.
 *
 * @param threshold above 0; counts nothing without a kind
 */
public record Clipping(Kind kind, double threshold) {

  public static final Clipping NONE = new Clipping(Kind.NONE, 1);

  /** What is bounded. */
  public enum Kind {
    NONE(GradientNormalization.None),
    /** Each value. */
    VALUE(GradientNormalization.ClipElementWiseAbsoluteValue),
    /** The Euclidean norm of each layer's gradient, which is scaled. */
    NORM(GradientNormalization.ClipL2PerLayer);

    private final GradientNormalization normalization;

    Kind(GradientNormalization normalization) {
      this.normalization = normalization;
    }
  }

  public Clipping {
    requireNonNull(kind, "kind is null");
    if (!(threshold > 0)) {
      throw new IllegalArgumentException("gradients clipped at %s: above 0".formatted(threshold));
    }
  }

  GradientNormalization normalization() {
    return kind.normalization;
  }
}
