package io.panoptes.models.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.panoptes.models.inference.InputSize;
import io.panoptes.models.inference.plan.Plan;
import io.panoptes.models.inference.plan.Program;
import io.panoptes.models.network.loss.DiceLoss;
import io.panoptes.models.network.loss.FocalLoss;
import io.panoptes.models.network.loss.Losses;
import io.panoptes.models.network.loss.SemanticLoss;
import io.panoptes.models.network.loss.SmoothL1Loss;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.deeplearning4j.nn.conf.layers.CnnLossLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;

class NetworksTest {

  private static final InputSize SIZE = new InputSize(24, 16);
  private static final Learning LEARNING = Learning.by(3, new Sgd(.1));

  @TempDir Path folder;

  static Stream<Network> all() {
    List<Network> all = new ArrayList<>();
    for (String name : List.of("unet", "panoptic-deeplab")) {
      for (Up up : Up.values()) {
        for (boolean batchNorm : new boolean[] {true, false}) {
          all.add(Networks.of(name, settings(2, batchNorm, up)));
        }
      }
    }
    return all.stream();
  }

  private static NetworkSettings settings(int levels, boolean batchNorm, Up up) {
    return new NetworkSettings(levels, 4, 8, 3, List.of(Head.values()), batchNorm, up);
  }

  @ParameterizedTest
  @MethodSource("all")
  void compiledEngineGivesWhatTheLayersGive(Network network) {
    ComputationGraph graph = new ComputationGraph(network.configuration(LEARNING));
    graph.init();
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    float[] image = new float[3 * 24 * 16];
    for (int at = 0; at < image.length; at++) {
      image[at] = (float) random.nextGaussian();
    }
    INDArray[] expected =
        graph.output(Nd4j.createFromArray(image).reshape(1, 3, SIZE.height(), SIZE.width()));
    try (Program program = Program.compile(graph, Set.of());
        Plan plan = Plan.of(program, 1, SIZE)) {
      plan.run(image, 0);
      for (int head = 0; head < 3; head++) {
        String output = network.heads().get(head).output();
        float[] values = new float[plan.length(output)];
        plan.copy(output, values, 0);
        assertThat(values)
            .as("seed %d, %s", seed, output)
            .containsExactly(expected[head].dup('c').data().asFloat(), Offset.offset(1e-4f));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void outputsHaveTheSizeOfTheInput(Network network) {
    ComputationGraph graph = new ComputationGraph(network.configuration(LEARNING));
    graph.init();
    INDArray[] outputs = graph.output(Nd4j.rand(2, 3, 8, 12));
    assertThat(outputs[0].shape()).containsExactly(2, 3, 8, 12);
    assertThat(outputs[1].shape()).containsExactly(2, 1, 8, 12);
    assertThat(outputs[2].shape()).containsExactly(2, 2, 8, 12);
  }

  @Test
  void bilinearUpLeavesAPlaneAsItIsAwayFromTheBorder() {
    INDArray weights =
        new BilinearKernel().init(0, 0, new long[] {1, 1, 4, 4}, 'c', Nd4j.create(16));
    assertThat(weights.sumNumber().doubleValue()).isEqualTo(4);
    assertThat(weights.getDouble(0, 0, 1, 2)).isEqualTo(.5625);
  }

  @Test
  void lossesSurviveAWrittenNetwork() throws Exception {
    Losses losses =
        new Losses(
            new SemanticLoss.Sum(List.of(new FocalLoss(1.5), new DiceLoss())),
            new SmoothL1Loss(.4));
    ComputationGraph graph =
        new ComputationGraph(
            new UNet(settings(1, true, Up.BILINEAR))
                .configuration(
                    new Learning(
                        3,
                        new Sgd(.1),
                        losses,
                        new Clipping(Clipping.Kind.NORM, 3),
                        Optional.of("down.*"))));
    graph.init();
    Path file = folder.resolve("network.zip");
    ModelSerializer.writeModel(graph, file.toFile(), true);
    ComputationGraph read = ModelSerializer.restoreComputationGraph(file.toFile(), true);
    assertThat(read.getConfiguration().toJson()).isEqualTo(graph.getConfiguration().toJson());
    assertThat(read.params()).isEqualTo(graph.params());
    assertThat(((CnnLossLayer) read.getLayer("semantic").conf().getLayer()).getLossFn())
        .isEqualTo(losses.of(Head.SEMANTIC));
    assertThat(((CnnLossLayer) read.getLayer("offset").conf().getLayer()).getLossFn())
        .isEqualTo(new SmoothL1Loss(.4));
  }

  @Test
  void unknownNameIsRefusedWithThoseThatAre() {
    assertThatThrownBy(() -> Networks.of("segnet", settings(2, true, Up.NEAREST)))
        .hasMessage("no network is named segnet: there are panoptic-deeplab, unet");
  }
}
