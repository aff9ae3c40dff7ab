package io.panoptes.models.training;

import static java.util.Objects.requireNonNull;

import io.panoptes.models.image.Normalisation;
import io.panoptes.models.network.UNet;
import java.util.Optional;

/**
 * Everything but the data that decides what weights come out.
 *
 * @param balance attribute of the images by which they are drawn in groups; empty for no groups
 * @param batchSize crops an iteration
 * @param iterations in all
 * @param learningRate of Adam at its peak
 * @param averageDecay of the moving average of the weights that is validated and kept, 0 (the last
 *     weights as they are) to below 1
 * @param checkpointEvery iterations between two checkpoints, each of which is also validated
 * @param seed of the first weights and of every crop
 * @param start digest of the pack whose weights are trained further; empty for random weights
 */
public record TrainingPlan(
    UNet network,
    Normalisation normalisation,
    Augmentation augmentation,
    Optional<String> balance,
    int batchSize,
    int iterations,
    double learningRate,
    double averageDecay,
    int checkpointEvery,
    long seed,
    Optional<String> start) {

  public TrainingPlan {
    requireNonNull(network, "network is null");
    requireNonNull(normalisation, "normalisation is null");
    requireNonNull(augmentation, "augmentation is null");
    requireNonNull(balance, "balance is null");
    requireNonNull(start, "start is null");
    if (batchSize < 1 || iterations < 1 || checkpointEvery < 1 || !(learningRate > 0)) {
      throw new IllegalArgumentException(
          "batch size %d, %d iterations, a checkpoint every %d, learning rate %s: each must be above 0"
              .formatted(batchSize, iterations, checkpointEvery, learningRate));
    }
    if (!(averageDecay >= 0 && averageDecay < 1)) {
      throw new IllegalArgumentException(
          "weights averaged with a decay of %s: 0 to below 1".formatted(averageDecay));
    }
    if (augmentation.size() % network.stride() != 0) {
      throw new IllegalArgumentException(
          "crops of %d pixels do not fit a network of stride %d: choose a multiple of it"
              .formatted(augmentation.size(), network.stride()));
    }
  }
}
