package io.panoptes.models.inference.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.L2NormalizeVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.CnnLossLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LocalResponseNormalization;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;

class UnsupportedLayersTest {

  @Test
  void unknownLayerIsNamedWithItsKind() {
    assertThatThrownBy(
            () ->
                compile(
                    graph()
                        .addLayer("norm", new LocalResponseNormalization.Builder().build(), "image")
                        .addLayer("out", loss(), "norm")))
        .isInstanceOf(UnsupportedGraphException.class)
        .hasMessageStartingWith(
            "layer norm of kind LocalResponseNormalization is not known to plans; known kinds: ");
  }

  @Test
  void unknownVertexIsNamedWithItsKind() {
    assertThatThrownBy(
            () ->
                compile(
                    graph()
                        .addVertex("unit", new L2NormalizeVertex(), "image")
                        .addLayer("out", loss(), "unit")))
        .isInstanceOf(UnsupportedGraphException.class)
        .hasMessage("vertex unit of kind L2NormalizeVertex is not known to plans");
  }

  @Test
  void graphOfTwoInputsIsRefused() {
    assertThatThrownBy(
            () ->
                compile(
                    new NeuralNetConfiguration.Builder()
                        .graphBuilder()
                        .addInputs("left", "right")
                        .setInputTypes(image(), image())
                        .addVertex("both", new MergeVertex(), "left", "right")
                        .addLayer("out", loss(), "both")))
        .hasMessage("a graph of the inputs [left, right]: plans are made for one image");
  }

  @Test
  void onlyASoftmaxIsLeftOutForScores() {
    GraphBuilder graph =
        graph()
            .addLayer("soft", loss(Activation.SOFTMAX), "image")
            .addLayer("sigmoid", loss(Activation.SIGMOID), "image");
    graph.setOutputs("soft", "sigmoid");
    ComputationGraph built = new ComputationGraph(graph.build());
    built.init();
    try (Program program = Program.compile(built, Set.of("soft", "sigmoid", "absent"))) {
      assertThat(program.scores()).containsExactly("soft");
      assertThat(program.output("soft").isInput()).isTrue();
      assertThat(program.output("sigmoid").isInput()).isFalse();
    }
  }

  @Test
  void inputOfAnyChannelsIsTaken() {
    GraphBuilder graph =
        graph()
            .addLayer("first", new ConvolutionLayer.Builder(1, 1).nOut(2).build(), "image")
            .addLayer("out", loss(), "first");
    try (Program program = compile(graph)) {
      assertThat(program.channels()).isEqualTo(5);
      assertThat(program.outputs()).isEqualTo(List.of("out"));
    }
  }

  private static GraphBuilder graph() {
    return new NeuralNetConfiguration.Builder()
        .graphBuilder()
        .addInputs("image")
        .setInputTypes(image());
  }

  private static InputType image() {
    return InputType.convolutional(8, 8, 5);
  }

  private static Layer loss(Activation activation) {
    return new CnnLossLayer.Builder(new LossMSE()).activation(activation).build();
  }

  private static Layer loss() {
    return new CnnLossLayer.Builder().build();
  }

  private static Program compile(GraphBuilder builder) {
    ComputationGraph graph = new ComputationGraph(builder.setOutputs("out").build());
    graph.init();
    return Program.compile(graph, Set.of());
  }
}
