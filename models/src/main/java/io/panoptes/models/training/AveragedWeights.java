package io.panoptes.models.training;

import static java.util.Objects.requireNonNull;

import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The exponential moving average of a network's weights, the statistics of its batch-norms among
 * them (Polyak and Juditsky 1992; with a warm-up like that of TensorFlow's
 * ExponentialMovingAverage). For one thread.
 */
final class AveragedWeights {

  private final double decay;
  private final INDArray average;

  /**
   * @param average where it stands; changed by {@link #add}
   */
  AveragedWeights(double decay, INDArray average) {
    this.decay = decay;
    this.average = requireNonNull(average, "average is null");
  }

  /**
   * Moves towards the weights of a network.
   *
   * @param iteration iterations the network has done, from 1: early ones are forgotten faster
   */
  void add(ComputationGraph network, int iteration) {
    double kept = Math.min(decay, iteration / (10.0 + iteration));
    try (INDArray step = network.params().sub(average)) {
      average.addi(step.muli(1 - kept));
    }
  }

  INDArray values() {
    return average;
  }

  /** A copy of a network with the averaged weights, for inference. */
  ComputationGraph network(ComputationGraph like) {
    ComputationGraph network = new ComputationGraph(like.getConfiguration().clone());
    network.init();
    network.setParams(average.dup());
    network.getConfiguration().setIterationCount(like.getConfiguration().getIterationCount());
    return network;
  }
}
