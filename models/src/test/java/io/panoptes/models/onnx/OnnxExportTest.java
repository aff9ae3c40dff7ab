package io.panoptes.models.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnxruntime.OrtException;
import io.panoptes.models.network.Head;
import io.panoptes.models.pack.Pack;
import java.nio.file.Path;
import java.util.Random;
import onnx.Onnx.ModelProto;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.CnnLossLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LocalResponseNormalization;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer.PoolingType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;

class OnnxExportTest {

  @ParameterizedTest
  @ValueSource(strings = {"shelf", "nuclei"})
  void shippedPackGivesTheSameThroughOnnxRuntime(String name) throws OrtException {
    ComputationGraph network = Pack.load(Path.of("packs", name)).networks().get(0);
    byte[] model = OnnxExport.model(network);
    long[] shape = {2, 3, 64, 96};
    float[] input = new float[2 * 3 * 64 * 96];
    Random random = new Random(7);
    for (int at = 0; at < input.length; at++) {
      input[at] = random.nextFloat();
    }
    INDArray[] expected;
    try (INDArray images = Nd4j.create(input, shape, 'c')) {
      expected = network.output(images);
    }
    for (Head head : Head.values()) {
      int output = network.getConfiguration().getNetworkOutputs().indexOf(head.output());
      assertThat(
              OnnxExportPropertyTest.largestDifference(
                  expected[output].dup('c').data().asFloat(),
                  OnnxRun.run(model, "image", input, shape, head.output())))
          .as("%s of %s", head, name)
          .isLessThanOrEqualTo(1e-4);
    }
  }

  @Test
  void inputAndOutputsKeepTheirNamesAndAnyBatchAndSizeFits() throws Exception {
    ModelProto model =
        ModelProto.parseFrom(
            OnnxExport.model(graph(new SubsamplingLayer.Builder(PoolingType.MAX).build())));
    assertThat(model.getOpsetImport(0).getVersion()).isEqualTo(17);
    assertThat(model.getGraph().getInput(0).getName()).isEqualTo("image");
    assertThat(model.getGraph().getOutput(0).getName()).isEqualTo("out");
    assertThat(model.getGraph().getInput(0).getType().getTensorType().getShape().getDimList())
        .extracting(dimension -> dimension.getDimParam())
        .contains("batch", "height", "width");
  }

  @Test
  void unknownLayerIsNamed() {
    assertThatThrownBy(
            () -> OnnxExport.model(graph(new LocalResponseNormalization.Builder().build())))
        .isInstanceOf(OnnxExportException.class)
        .hasMessageStartingWith(
            "layer odd is a LocalResponseNormalization, which cannot be written as ONNX; known are"
                + " [ConvolutionLayer,");
  }

  @Test
  void unknownPoolingIsNamed() {
    assertThatThrownBy(
            () ->
                OnnxExport.model(
                    graph(new SubsamplingLayer.Builder(PoolingType.PNORM).pnorm(2).build())))
        .isInstanceOf(OnnxExportException.class)
        .hasMessage("layer odd pools by PNORM: only MAX and AVG are known");
  }

  private static ComputationGraph graph(Layer layer) {
    ComputationGraph network =
        new ComputationGraph(
            new NeuralNetConfiguration.Builder()
                .graphBuilder()
                .addInputs("image")
                .setInputTypes(InputType.convolutional(8, 8, 3))
                .addLayer("odd", layer, "image")
                .addLayer(
                    "out",
                    new CnnLossLayer.Builder(new LossMSE()).activation(Activation.TANH).build(),
                    "odd")
                .setOutputs("out")
                .build());
    network.init();
    return network;
  }
}
