package io.panoptes.models.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.layers.convolution.CnnLossLayer;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;

class UNetTest {

  private static final UNet NETWORK = new UNet(2, 4, 64, 3, List.of(Head.values()));

  /** The batch-norm of Deeplearning4j leaves out its activation, and so would be all linear. */
  @Test
  void whatFollowsEachConvolutionIsNotNegative() {
    ComputationGraph graph = new ComputationGraph(NETWORK.configuration(1, new Sgd(.1)));
    graph.init();
    Nd4j.getRandom().setSeed(1);
    Map<String, INDArray> activations =
        graph.feedForward(Nd4j.randn(1, 3, 16, 16), /* train= */ false);
    List<String> convolutions =
        activations.keySet().stream()
            .filter(name -> graph.getLayer(name) != null)
            .filter(name -> graph.getLayer(name).conf().getLayer() instanceof ConvolutionLayer)
            .filter(name -> !name.endsWith("-last"))
            .toList();
    assertThat(convolutions).isNotEmpty();
    for (String convolution : convolutions) {
      assertThat(activations.get(convolution).minNumber().doubleValue())
          .as("%s alone", convolution)
          .isNegative();
      assertThat(activations.get(convolution + "-relu").minNumber().doubleValue())
          .as("%s, rectified", convolution)
          .isZero();
    }
  }

  @Test
  void eachHeadHasItsChannelsAtTheSizeOfTheInput() {
    ComputationGraph graph = new ComputationGraph(NETWORK.configuration(1, new Sgd(.1)));
    graph.init();
    INDArray[] outputs = graph.output(Nd4j.rand(2, 3, 16, 24));
    assertThat(outputs[0].shape()).containsExactly(2, 3, 16, 24);
    assertThat(outputs[1].shape()).containsExactly(2, 1, 16, 24);
    assertThat(outputs[2].shape()).containsExactly(2, 2, 16, 24);
    assertThat(graph.getLayer("semantic")).isInstanceOf(CnnLossLayer.class);
  }
}
