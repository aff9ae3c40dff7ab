package io.panoptes.models.training;

import static java.util.Objects.requireNonNull;

import io.panoptes.models.image.Normalisation;
import io.panoptes.models.inference.InputSizes;
import io.panoptes.models.network.Learning;
import io.panoptes.models.network.Network;
import java.util.Optional;

/**
 * Everything but the data that decides what weights come out.
 *
 * @param sizes at which images are run; crops are taken at their scale
 * @param balance attribute of the images by which they are drawn in groups; empty for no groups
 * @param batchSize crops an iteration
 * @param iterations in all
 * @param averageDecay of the moving average of the weights that is validated and kept, 0 (the last
 *     weights as they are) to below 1
 * @param checkpointEvery iterations between two checkpoints, each of which is also validated
 * @param patience checkpoints that may score no higher than the best one before training stops; 0
 *     trains all iterations
 * @param seed of the first weights and of every crop
 * @param start what the weights begin as; empty for random weights
 */
public record TrainingPlan(
    Network network,
    Normalisation normalisation,
    InputSizes sizes,
    Augmentation augmentation,
    Objective objective,
    Optimisation optimisation,
    Optional<String> balance,
    int batchSize,
    int iterations,
    double averageDecay,
    int checkpointEvery,
    int patience,
    long seed,
    Optional<Transfer> start) {

  public TrainingPlan {
    requireNonNull(network, "network is null");
    requireNonNull(normalisation, "normalisation is null");
    requireNonNull(sizes, "sizes is null");
    requireNonNull(augmentation, "augmentation is null");
    requireNonNull(objective, "objective is null");
    requireNonNull(optimisation, "optimisation is null");
    requireNonNull(balance, "balance is null");
    requireNonNull(start, "start is null");
    if (batchSize < 1 || iterations < 1 || checkpointEvery < 1) {
      throw new IllegalArgumentException(
          "batch size %d, %d iterations, a checkpoint every %d: each must be above 0"
              .formatted(batchSize, iterations, checkpointEvery));
    }
    if (patience < 0) {
      throw new IllegalArgumentException(
          "a patience of %d checkpoints: 0 or more".formatted(patience));
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

  Learning learning() {
    return new Learning(
        seed,
        optimisation.updater(iterations),
        objective.losses(),
        optimisation.clipping(),
        start.flatMap(Transfer::frozen));
  }
}
