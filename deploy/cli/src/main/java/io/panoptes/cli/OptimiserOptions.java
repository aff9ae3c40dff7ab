package io.panoptes.cli;

import io.panoptes.models.network.Clipping;
import io.panoptes.models.training.Optimisation;
import io.panoptes.models.training.Optimiser;
import io.panoptes.models.training.Schedule;
import picocli.CommandLine.Option;

/** How a training moves the weights. */
final class OptimiserOptions {

  /** By name. */
  static final class Optimisers extends Choices<Optimiser> {
    Optimisers() {
      or("adam", numbers -> new Optimiser.Adam());
      or("sgd", numbers -> new Optimiser.Sgd(numbers[0]), .9);
      or("rmsprop", numbers -> new Optimiser.RootMeanSquare(numbers[0]), .95);
    }
  }

  /** By name. */
  static final class Schedules extends Choices<Schedule> {
    Schedules() {
      or("cosine", numbers -> new Schedule.Cosine());
      or("poly", numbers -> new Schedule.Poly(numbers[0]), .9);
      or("step", numbers -> new Schedule.Step(numbers[0], numbers[1]), .3, .1);
      or("cyclic", numbers -> new Schedule.Cyclic((int) numbers[0]), 4);
    }
  }

  /** By name. */
  static final class Clippings extends Choices<Clipping> {
    Clippings() {
      or("none", numbers -> Clipping.NONE);
      or("value", numbers -> new Clipping(Clipping.Kind.VALUE, numbers[0]), 10);
      or("norm", numbers -> new Clipping(Clipping.Kind.NORM, numbers[0]), 100);
    }
  }

  @Option(
      names = "--optimiser",
      paramLabel = "OPTIMISER",
      converter = Optimisers.class,
      defaultValue = "adam",
      description = "adam, sgd:MOMENTUM (0.9) or rmsprop:DECAY (0.95). Default: ${DEFAULT-VALUE}.")
  private Optimiser optimiser;

  @Option(
      names = "--learning-rate",
      defaultValue = "0.003",
      description = "At its peak. Default: ${DEFAULT-VALUE}.")
  private double learningRate;

  @Option(
      names = "--schedule",
      paramLabel = "SCHEDULE",
      converter = Schedules.class,
      defaultValue = "cosine",
      description = {
        "Of the learning rate: cosine, poly:POWER (0.9), step:SHARE,FACTOR (0.3,0.1) or",
        "cyclic:CYCLES (4). Default: ${DEFAULT-VALUE}."
      })
  private Schedule schedule;

  @Option(
      names = "--warm-up",
      defaultValue = "0.05",
      description = "Share of the iterations in which it rises. Default: ${DEFAULT-VALUE}.")
  private double warmUp;

  @Option(
      names = "--clip",
      paramLabel = "CLIP",
      converter = Clippings.class,
      defaultValue = "none",
      description = {
        "Bound on the gradients, which are sums over the pixels of a crop: none, value:LIMIT (10)",
        "or norm:LIMIT (100, of each layer). Default: ${DEFAULT-VALUE}."
      })
  private Clipping clipping;

  Optimisation optimisation() {
    return new Optimisation(optimiser, learningRate, schedule, warmUp, clipping);
  }
}
