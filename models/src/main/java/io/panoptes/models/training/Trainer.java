package io.panoptes.models.training;

import static java.util.Objects.requireNonNull;

import io.panoptes.models.dataset.LabelledImages;
import io.panoptes.models.network.FastBatchNorm;
import io.panoptes.models.network.OneDnn;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;

/**
 * Trains one network, and goes on where it was when it is run again on the same folder: the weights
 * that come out are those of an uninterrupted run. Other threads make the next batches while the
 * network learns from the last.
 */
public final class Trainer {

  /** More of them would only take the network's cores. */
  private static final int MOST_LOADERS = 4;

  private final TrainingPlan plan;
  private final Optional<ComputationGraph> start;
  private final DataDigest data;
  private final Batches batches;
  private final Path folder;
  private final Validation validation;
  private final TrainingListener listener;

  /**
   * @param start weights to train further, as the plan's {@link Transfer} says; empty for random
   *     ones
   * @param images to learn from
   * @param data all that the weights depend on, kept images included
   * @param validation chooses the checkpoint that is kept; must not use {@code images}
   * @param folder for the checkpoints, made when missing
   */
  public Trainer(
      TrainingPlan plan,
      Optional<ComputationGraph> start,
      LabelledImages images,
      DataDigest data,
      Validation validation,
      Path folder,
      TrainingListener listener) {
    this.plan = requireNonNull(plan, "plan is null");
    this.start = requireNonNull(start, "start is null");
    this.data = requireNonNull(data, "data is null");
    this.validation = requireNonNull(validation, "validation is null");
    this.folder = requireNonNull(folder, "folder is null");
    this.listener = requireNonNull(listener, "listener is null");
    if (images.labelMap().size() != plan.network().categories()) {
      throw new IllegalArgumentException(
          "a network of %d categories for data of %d"
              .formatted(plan.network().categories(), images.labelMap().size()));
    }
    batches =
        new Batches(
            images.labelMap(),
            new Draws(images, plan.balance()),
            plan.normalisation(),
            plan.augmentation(),
            plan.objective().weights(),
            plan.network().heads(),
            plan.batchSize(),
            plan.seed());
  }

  /** Trains to the end of the plan, and returns the network of the best checkpoint. */
  public ComputationGraph run() {
    return run(plan.iterations());
  }

  /**
   * Trains until so many iterations are done, in this run and earlier ones, as a kill at that point
   * would leave it.
   *
   * @throws IllegalStateException when the folder is used by another training, or holds one by
   *     another plan or on other data
   */
  ComputationGraph run(int until) {
    OneDnn.enable();
    try (Checkpoints checkpoints = Checkpoints.open(folder, plan, data)) {
      Optional<ComputationGraph> resumed = checkpoints.latest();
      ComputationGraph network = resumed.orElseGet(() -> FirstWeights.of(plan, start));
      FastBatchNorm.install(network);
      AveragedWeights average =
          new AveragedWeights(
              plan.averageDecay(),
              resumed.map(checkpoints::average).orElseGet(() -> network.params().dup()));
      int from = iterationsDone(network);
      listener.started(from);
      TrainingHistory history = checkpoints.history().upTo(from);
      if (from < until && !history.isStale(plan.patience())) {
        train(network, average, checkpoints, history, until);
      }
      return checkpoints.best().orElseGet(() -> average.network(network));
    }
  }

  private void train(
      ComputationGraph network,
      AveragedWeights average,
      Checkpoints checkpoints,
      TrainingHistory earlier,
      int until) {
    TrainingHistory history = earlier;
    TrainingFigures figures = new TrainingFigures(plan, network);
    int loaders =
        Math.max(1, Math.min(MOST_LOADERS, Runtime.getRuntime().availableProcessors() / 2));
    try (BatchLoader<MultiDataSet> loader =
        new BatchLoader<>(batches::batch, iterationsDone(network), until, loaders, loaders + 1)) {
      while (iterationsDone(network) < until && !history.isStale(plan.patience())) {
        MultiDataSet batch = loader.next();
        network.fit(batch);
        release(batch);
        int done = iterationsDone(network);
        average.add(network, done);
        figures.add(network.score());
        listener.iterationDone(done, network.score());
        if (done % plan.checkpointEvery() == 0 || done == plan.iterations()) {
          history = checkpoint(network, average, checkpoints, figures, history);
        }
      }
    } finally {
      network.setListeners(List.of());
    }
  }

  private TrainingHistory checkpoint(
      ComputationGraph network,
      AveragedWeights average,
      Checkpoints checkpoints,
      TrainingFigures figures,
      TrainingHistory earlier) {
    ComputationGraph averaged = average.network(network);
    TrainingHistory history =
        earlier.plus(figures.checkpoint(network, () -> validation.score(averaged)));
    if (history.isLastBest()) {
      checkpoints.saveBest(averaged);
    }
    checkpoints.saveHistory(history);
    // Last: a kill before it repeats the iterations since the checkpoint before, and loses nothing.
    checkpoints.saveLatest(network, average.values());
    listener.checkpointScored(history);
    return history;
  }

  /** Frees the arrays now: waiting for the collector lets native memory grow without bound. */
  private static void release(MultiDataSet batch) {
    Stream.of(batch.getFeatures(), batch.getLabels(), batch.getLabelsMaskArrays())
        .flatMap(Stream::of)
        .forEach(INDArray::close);
  }

  private static int iterationsDone(ComputationGraph network) {
    return network.getConfiguration().getIterationCount();
  }
}
