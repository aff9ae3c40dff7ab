package io.panoptes.models.training;

import static java.util.Objects.requireNonNull;

import io.panoptes.models.dataset.LabelledImages;
import io.panoptes.models.network.FastBatchNorm;
import io.panoptes.models.network.OneDnn;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;

/**
 * Trains one network, and goes on where it was when it is run again on the same folder: the weights
 * that come out are those of an uninterrupted run. One thread makes the next batch while the
 * network learns from the last.
 */
public final class Trainer {

  private final TrainingPlan plan;
  private final Optional<ComputationGraph> start;
  private final Batches batches;
  private final Checkpoints checkpoints;
  private final Validation validation;
  private final TrainingListener listener;

  /**
   * @param start weights to train further, as the plan's {@link Transfer} says; empty for random
   *     ones
   * @param images to learn from
   * @param validation chooses the checkpoint that is kept; must not use {@code images}
   * @param folder for the checkpoints, made when missing
   */
  public Trainer(
      TrainingPlan plan,
      Optional<ComputationGraph> start,
      LabelledImages images,
      Validation validation,
      Path folder,
      TrainingListener listener) {
    this.plan = requireNonNull(plan, "plan is null");
    this.start = requireNonNull(start, "start is null");
    this.validation = requireNonNull(validation, "validation is null");
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
    checkpoints = new Checkpoints(folder);
  }

  /** Trains to the end of the plan, and returns the network of the best checkpoint. */
  public ComputationGraph run() {
    return run(plan.iterations());
  }

  /**
   * Trains until so many iterations are done, in this run and earlier ones, as a kill at that point
   * would leave it.
   */
  ComputationGraph run(int until) {
    OneDnn.enable();
    checkpoints.claim(plan);
    Optional<ComputationGraph> resumed = checkpoints.latest();
    ComputationGraph network = resumed.orElseGet(() -> FirstWeights.of(plan, start));
    FastBatchNorm.install(network);
    AveragedWeights average =
        new AveragedWeights(
            plan.averageDecay(),
            resumed.map(checkpoints::average).orElseGet(() -> network.params().dup()));
    ExecutorService loader =
        Executors.newSingleThreadExecutor(
            task -> {
              Thread thread = new Thread(task, "batch-loader");
              thread.setDaemon(true);
              return thread;
            });
    try {
      CompletableFuture<MultiDataSet> next = load(loader, iterationsDone(network));
      while (iterationsDone(network) < until) {
        MultiDataSet batch = next.join();
        next = load(loader, iterationsDone(network) + 1);
        network.fit(batch);
        release(batch);
        int done = iterationsDone(network);
        average.add(network, done);
        listener.iterationDone(done, network.score());
        if (done % plan.checkpointEvery() == 0 || done == plan.iterations()) {
          checkpoint(network, average, done);
        }
      }
    } finally {
      loader.shutdownNow();
    }
    return checkpoints.best().orElseGet(() -> average.network(network));
  }

  private void checkpoint(ComputationGraph network, AveragedWeights average, int done) {
    ComputationGraph averaged = average.network(network);
    double score = validation.score(averaged);
    boolean best = score > checkpoints.bestScore();
    if (best) {
      checkpoints.saveBest(averaged, score);
    }
    // After the best one: a kill between the two repeats the validation, and loses nothing.
    checkpoints.saveLatest(network, average.values());
    listener.checkpointScored(done, score, best);
  }

  private CompletableFuture<MultiDataSet> load(ExecutorService loader, int number) {
    return CompletableFuture.supplyAsync(() -> batches.batch(number), loader);
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
