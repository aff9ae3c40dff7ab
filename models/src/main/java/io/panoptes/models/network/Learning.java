package io.panoptes.models.network;

import static java.util.Objects.requireNonNull;

import io.panoptes.models.network.loss.Losses;
import java.util.Optional;
import org.nd4j.linalg.learning.config.IUpdater;

/**
 * How a graph learns: all of its configuration that its answers do not depend on.
 *
 * @param seed of the first weights
 * @param frozen a regular expression; layers whose whole name it matches keep their weights and the
 *     statistics of their batch-norm
 */
public record Learning(
    long seed, IUpdater updater, Losses losses, Clipping clipping, Optional<String> frozen) {

  public Learning {
    requireNonNull(updater, "updater is null");
    requireNonNull(losses, "losses is null");
    requireNonNull(clipping, "clipping is null");
    requireNonNull(frozen, "frozen is null");
  }

  /** With the default losses, nothing clipped or frozen. */
  public static Learning by(long seed, IUpdater updater) {
    return new Learning(seed, updater, Losses.DEFAULT, Clipping.NONE, Optional.empty());
  }
}
