package io.panoptes.models.training;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.graph.ComputationGraph;

/** Gathers from iteration to iteration what is told of a checkpoint. */
final class TrainingFigures {

  /** One iteration in so many is asked for the parts of its loss. */
  private static final int PARTS_EVERY = 10;

  private final TrainingPlan plan;
  private final int pixels;
  private final LossParts parts;
  private final Mean loss = new Mean();
  private int iterations;
  private long since = System.nanoTime();

  /**
   * @param network listened to from now on
   */
  TrainingFigures(TrainingPlan plan, ComputationGraph network) {
    this.plan = plan;
    pixels = plan.augmentation().size() * plan.augmentation().size();
    parts = new LossParts(Math.min(PARTS_EVERY, plan.checkpointEvery()));
    network.setListeners(parts);
  }

  /**
   * @param score of the network after an iteration
   */
  void add(double score) {
    loss.add(score);
    iterations++;
  }

  /** What is known now, and begins anew; the time that the validation takes is told apart. */
  CheckpointFigures checkpoint(ComputationGraph network, Supplier<KeptQuality> validation) {
    double training = secondsSince();
    KeptQuality kept = validation.get();
    double validating = secondsSince();
    int done = network.getConfiguration().getIterationCount();
    Map<String, Double> losses = new LinkedHashMap<>();
    parts.take().forEach((head, mean) -> losses.put(head, mean / pixels));
    CheckpointFigures figures =
        new CheckpointFigures(
            done,
            (long) done * plan.batchSize(),
            loss.take() / pixels,
            losses,
            learningRate(network),
            iterations * plan.batchSize() / training,
            validating,
            kept);
    iterations = 0;
    return figures;
  }

  /** Of the last layer that learns: those before it may be frozen. */
  private static double learningRate(ComputationGraph network) {
    return Stream.of(network.getLayers())
        .filter(layer -> layer.numParams() > 0)
        .reduce((first, second) -> second)
        .map(Layer::conf)
        .map(conf -> network.getLearningRate(conf.getLayer().getLayerName()))
        .orElse(0.0);
  }

  private double secondsSince() {
    long now = System.nanoTime();
    double seconds = (now - since) / 1e9;
    since = now;
    return seconds;
  }
}
