package io.panoptes.models.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.assertj.core.data.Offset;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.CnnLossLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayerWithBackprop;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

class FrozenBatchNormTest {

  private static final double STEP = 1e-5;

  /** Against central differences in double precision. */
  @Test
  void slopeOfWhatLiesBelowIsThatOfTheScore() {
    long seed = new Random().nextLong();
    ComputationGraph graph = graph(seed);
    Nd4j.getRandom().setSeed(seed);
    graph.getParam("norm_mean").assign(Nd4j.randn(DataType.DOUBLE, 1, 2));
    graph.getParam("norm_log10stdev").assign(Nd4j.rand(DataType.DOUBLE, 1, 2));
    graph.getParam("norm_gamma").assign(Nd4j.rand(DataType.DOUBLE, 1, 2).addi(.5));
    graph.setInputs(Nd4j.randn(DataType.DOUBLE, 2, 1, 4, 4));
    graph.setLabels(Nd4j.randn(DataType.DOUBLE, 2, 2, 4, 4));
    graph.computeGradientAndScore();
    INDArray gradient = graph.gradient().getGradientFor("below_W").dup('c');
    INDArray weights = graph.getParam("below_W");
    for (int channel = 0; channel < 2; channel++) {
      double at = weights.getDouble(channel, 0, 1, 0);
      weights.putScalar(new int[] {channel, 0, 1, 0}, at + STEP);
      graph.computeGradientAndScore();
      double above = graph.score();
      weights.putScalar(new int[] {channel, 0, 1, 0}, at - STEP);
      graph.computeGradientAndScore();
      double below = graph.score();
      weights.putScalar(new int[] {channel, 0, 1, 0}, at);
      // Gradients are divided by the batch in the optimiser, scores before.
      assertThat(gradient.getDouble(channel, 0, 1, 0) / 2)
          .as("seed %d", seed)
          .isCloseTo((above - below) / (2 * STEP), Offset.offset(1e-6));
    }
  }

  private static ComputationGraph graph(long seed) {
    ComputationGraph graph =
        new ComputationGraph(
            new NeuralNetConfiguration.Builder()
                .seed(seed)
                .dataType(DataType.DOUBLE)
                .updater(new Sgd(1))
                .graphBuilder()
                .addInputs("image")
                .setInputTypes(InputType.convolutional(4, 4, 1))
                .addLayer(
                    "below",
                    new ConvolutionLayer.Builder(3, 1)
                        .nOut(2)
                        .convolutionMode(ConvolutionMode.Same)
                        .build(),
                    "image")
                .addLayer(
                    "norm",
                    new FrozenLayerWithBackprop(new BatchNormalization.Builder().build()),
                    "below")
                .addLayer(
                    "loss",
                    new CnnLossLayer.Builder(LossFunction.MSE)
                        .activation(Activation.IDENTITY)
                        .build(),
                    "norm")
                .setOutputs("loss")
                .build());
    graph.init();
    FastBatchNorm.install(graph);
    return graph;
  }
}
