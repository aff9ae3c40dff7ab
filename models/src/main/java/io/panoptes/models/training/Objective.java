package io.panoptes.models.training;

import static java.util.Objects.requireNonNull;

import io.panoptes.models.network.loss.Losses;

/** What a training makes small: the losses of the heads, and what each pixel counts in them. */
public record Objective(Losses losses, PixelWeights weights) {

  public static final Objective DEFAULT = new Objective(Losses.DEFAULT, PixelWeights.DEFAULT);

  public Objective {
    requireNonNull(losses, "losses is null");
    requireNonNull(weights, "weights is null");
  }
}
