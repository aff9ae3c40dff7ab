package io.panoptes.models.training;

import io.panoptes.models.dataset.LabelledImages;
import io.panoptes.models.image.Normalisation;
import io.panoptes.models.inference.InputSizes;
import io.panoptes.models.network.Head;
import io.panoptes.models.network.UNet;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deeplearning4j.nn.graph.ComputationGraph;

/** A training of some ms an iteration. */
final class TinyTraining {

  static final List<Head> HEADS = List.of(Head.values());

  static final LabelledImages IMAGES = Squares.images(8, 32);
  static final DataDigest DATA = DataDigest.of(new TrainingData(IMAGES, Squares.images(1, 32)));

  private TinyTraining() {}

  /** With a checkpoint every other iteration, and without early stopping. */
  static TrainingPlan plan(int iterations) {
    return plan(iterations, 2, 0);
  }

  static TrainingPlan plan(int iterations, int checkpointEvery, int patience) {
    return new TrainingPlan(
        new UNet(1, 4, 64, 2, HEADS),
        new Normalisation(1, 99, false),
        new InputSizes(List.of(16), 10_000, 1),
        new Augmentation(
            16, new Placement(.8f, 1.2f, false, .5f), new ColourJitter(.1f, .1f, .1f, 5, .02f)),
        Objective.DEFAULT,
        Optimisation.adam(.01),
        Optional.empty(),
        2,
        iterations,
        .9,
        checkpointEvery,
        patience,
        7,
        Optional.empty());
  }

  static Trainer trainer(
      TrainingPlan plan,
      Optional<ComputationGraph> start,
      Validation validation,
      Path folder,
      TrainingListener listener) {
    return new Trainer(plan, start, IMAGES, DATA, validation, folder, listener);
  }

  /**
   * The PQ of each checkpoint, told by its iteration, whatever its weights.
   *
   * @param every iterations between checkpoints
   * @param scores in the order of the checkpoints; the iteration itself where there are none
   */
  static Validation scores(int every, double... scores) {
    return network -> {
      int iteration = network.getConfiguration().getIterationCount();
      double pq = scores.length == 0 ? iteration : scores[iteration / every - 1];
      return new KeptQuality(pq, 1, pq, 1, Map.of());
    };
  }
}
