package io.panoptes.models.inference.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.panoptes.models.inference.InputSize;
import io.panoptes.models.network.Head;
import io.panoptes.models.network.UNet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.CnnLossLayer;
import org.deeplearning4j.nn.conf.layers.Deconvolution2D;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;

/** Whole networks that users may train, compiled, against Deeplearning4j. */
class CompiledNetworksTest {

  @Test
  void deepUnetOfBoundedWidthIsCompiled() {
    UNet net = new UNet(4, 2, 8, 3, List.of(Head.values()));
    ComputationGraph graph = new ComputationGraph(net.configuration(11, new Sgd(.1)));
    graph.init();
    compare(graph, new InputSize(3 * net.stride(), 2 * net.stride()));
  }

  /** Deeplearning4j has no bilinear upsampling: this is what stands in for it. */
  @Test
  void bilinearUpsamplingByAFrozenTransposedConvolutionIsCompiled() {
    Deconvolution2D twice =
        new Deconvolution2D.Builder(4, 4)
            .stride(2, 2)
            .convolutionMode(ConvolutionMode.Same)
            .nOut(3)
            .hasBias(false)
            .activation(Activation.IDENTITY)
            .build();
    GraphBuilder builder =
        new NeuralNetConfiguration.Builder()
            .graphBuilder()
            .addInputs("image")
            .setInputTypes(InputType.convolutional(7, 9, 3))
            .addLayer("bilinear", new FrozenLayer(twice), "image")
            .addLayer(
                "out",
                new CnnLossLayer.Builder(new LossMSE()).activation(Activation.IDENTITY).build(),
                "bilinear");
    ComputationGraph graph = new ComputationGraph(builder.setOutputs("out").build());
    graph.init();
    graph.getLayer("bilinear").getParam("W").assign(bilinear(3));
    compare(graph, new InputSize(9, 7));
  }

  /** {@code [in, out, 4, 4]}: each channel to itself. */
  private static INDArray bilinear(int channels) {
    float[] line = {.25f, .75f, .75f, .25f};
    INDArray weights = Nd4j.zeros(channels, channels, 4, 4);
    for (int channel = 0; channel < channels; channel++) {
      for (int y = 0; y < 4; y++) {
        for (int x = 0; x < 4; x++) {
          weights.putScalar(new int[] {channel, channel, y, x}, line[y] * line[x]);
        }
      }
    }
    return weights;
  }

  private static void compare(ComputationGraph graph, InputSize size) {
    Random random = new Random(5);
    float[] image = new float[3 * (int) size.pixels()];
    for (int at = 0; at < image.length; at++) {
      image[at] = (float) random.nextGaussian();
    }
    List<String> outputs = graph.getConfiguration().getNetworkOutputs();
    try (INDArray input = Nd4j.create(image, new long[] {1, 3, size.height(), size.width()}, 'c');
        Program program = Program.compile(graph, Set.of());
        Plan plan = Plan.of(program, 1, size)) {
      INDArray[] expected = graph.output(input);
      plan.run(image, 0);
      for (int output = 0; output < outputs.size(); output++) {
        float[] values = new float[plan.length(outputs.get(output))];
        plan.copy(outputs.get(output), values, 0);
        float[] reference = expected[output].dup('c').data().asFloat();
        assertThat(values).as(outputs.get(output)).hasSameSizeAs(reference);
        for (int at = 0; at < values.length; at++) {
          assertThat(values[at])
              .as("%s at %d", outputs.get(output), at)
              .isCloseTo(reference[at], Offset.offset(1e-4f));
        }
      }
    } finally {
      graph.close();
    }
  }
}
