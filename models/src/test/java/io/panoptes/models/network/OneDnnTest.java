package io.panoptes.models.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.layers.convolution.ConvolutionLayer;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.learning.config.Sgd;

class OneDnnTest {

  /** Without it each convolution runs as im2col, an order of magnitude slower. */
  @Test
  void convolutionsRunOnOneDnn() {
    OneDnn.enable();
    ComputationGraph network =
        new ComputationGraph(
            new UNet(1, 2, 64, 2, List.of(Head.SEMANTIC)).configuration(1, new Sgd(.1)));
    network.init();
    ConvolutionLayer layer = (ConvolutionLayer) network.getLayer("down0a");
    assertThat(layer.getHelper()).isNotNull();
    assertThat(layer.getHelper().getClass().getSimpleName()).isEqualTo("MKLDNNConvHelper");
  }
}
