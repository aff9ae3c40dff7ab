package io.panoptes.models.network;

import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Weights and statistics of a graph, as if it were trained. */
final class DrawnWeights {

  private static final String HELPERS_OFF = "org.eclipse.deeplearning4j.helpers.disable";

  private DrawnWeights() {}

  /**
   * Layers as Deeplearning4j ships them, whatever other tests have switched on: with its oneDNN
   * helpers it computes separable convolutions of NHWC otherwise.
   */
  static void init(ComputationGraph network) {
    String before = System.setProperty(HELPERS_OFF, "true");
    try {
      network.init();
    } finally {
      if (before == null) {
        System.clearProperty(HELPERS_OFF);
      } else {
        System.setProperty(HELPERS_OFF, before);
      }
    }
    network.paramTable().forEach(DrawnWeights::draw);
  }

  private static void draw(String name, INDArray values) {
    if (name.endsWith("_var") || name.endsWith("_gamma")) {
      values.assign(Nd4j.rand(DataType.FLOAT, values.shape()).addi(.5));
    } else if (name.endsWith("_log10stdev")) {
      values.assign(Nd4j.rand(DataType.FLOAT, values.shape()).subi(.5));
    } else if (name.endsWith("_mean") || name.endsWith("_b") || name.endsWith("_beta")) {
      values.assign(Nd4j.randn(DataType.FLOAT, values.shape()));
    }
  }
}
