package io.panoptes.models.training;

import static java.util.Objects.requireNonNull;

import io.panoptes.models.image.Normalisation;
import io.panoptes.models.network.UNet;
import java.util.Optional;

/**
 * Everything but the data that decides what weights come out.
 *
 * @param batchSize crops an iteration
 * @param iterations in all
 * @param learningRate of Adam at its peak
 * @param checkpointEvery iterations between two checkpoints, each of which is also validated
 * @param seed of the first weights and of every crop
 * @param start digest of the pack whose weights are trained further; empty for random weights
 */
public record TrainingPlan(
    UNet network,
    Normalisation normalisation,
    Augmentation augmentation,
    int batchSize,
    int iterations,
    double learningRate,
    int checkpointEvery,
    long seed,
    Optional<String> start) {

  public TrainingPlan {
    requireNonNull(network, "network is null");
    requireNonNull(normalisation, "normalisation is null");
    requireNonNull(augmentation, "augmentation is null");
    requireNonNull(start, "start is null");
    if (batchSize < 1 || iterations < 1 || checkpointEvery < 1 || !(learningRate > 0)) {
      throw new IllegalArgumentException(
          "batch size %d, %d iterations, a checkpoint every %d, learning rate %s: each must be above 0"
              .formatted(batchSize, iterations, checkpointEvery, learningRate));
    }
    if (augmentation.size() % network.stride() != 0) {
      throw new IllegalArgumentException(
          "crops of %d pixels do not fit a network of stride %d: choose a multiple of it"
              .formatted(augmentation.size(), network.stride()));
    }
  }
}
