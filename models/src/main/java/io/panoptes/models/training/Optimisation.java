package io.panoptes.models.training;

import static java.util.Objects.requireNonNull;

import io.panoptes.models.network.Clipping;
import org.nd4j.linalg.learning.config.IUpdater;

/**
 * How the weights follow their gradients.
 *
 * @param learningRate at its peak
 * @param warmUp share of the iterations until the peak is reached, 0 to below 1
 */
public record Optimisation(
    Optimiser optimiser, double learningRate, Schedule schedule, double warmUp, Clipping clipping) {

  public static final double DEFAULT_WARM_UP = .05;

  public Optimisation {
    requireNonNull(optimiser, "optimiser is null");
    requireNonNull(schedule, "schedule is null");
    requireNonNull(clipping, "clipping is null");
    if (!(learningRate > 0)) {
      throw new IllegalArgumentException("a learning rate of %s: above 0".formatted(learningRate));
    }
    if (!(warmUp >= 0 && warmUp < 1)) {
      throw new IllegalArgumentException(
          "a warm-up of %s of the iterations: 0 to below 1".formatted(warmUp));
    }
  }

  /** Adam along a cosine. */
  public static Optimisation adam(double learningRate) {
    return new Optimisation(
        new Optimiser.Adam(), learningRate, new Schedule.Cosine(), DEFAULT_WARM_UP, Clipping.NONE);
  }

  IUpdater updater(int iterations) {
    return optimiser.updater(schedule.of(learningRate, (int) (warmUp * iterations), iterations));
  }
}
