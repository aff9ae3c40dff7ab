package io.panoptes.models.inference.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.panoptes.models.inference.InputSize;
import io.panoptes.models.network.RandomGraph;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Plans of drawn graphs against {@link ComputationGraph#output}; a failure names its seed. */
class PlanPropertyTest {

  private static final int GRAPHS_A_KIND = 6;

  private int compared;

  @ParameterizedTest
  @EnumSource(DrawnLayers.Kind.class)
  void layerOfEachKindGivesWhatDeeplearning4jGives(DrawnLayers.Kind kind) {
    for (CNN2DFormat format : CNN2DFormat.values()) {
      for (int seed = 0; seed < GRAPHS_A_KIND; seed++) {
        DrawnGraph graph = new DrawnGraph(seed, format);
        graph.convolution(3).add(kind).add(DrawnLayers.Kind.BATCH_NORM).add(kind);
        check(graph, seed, Activation.SIGMOID);
      }
    }
    assertThat(compared).isGreaterThanOrEqualTo(GRAPHS_A_KIND);
  }

  @ParameterizedTest
  @EnumSource(ElementWiseVertex.Op.class)
  void elementWiseVertexGivesWhatDeeplearning4jGives(ElementWiseVertex.Op operation) {
    for (int seed = 0; seed < GRAPHS_A_KIND; seed++) {
      DrawnGraph graph = new DrawnGraph(seed, CNN2DFormat.NCHW);
      check(graph.convolution(5).join(operation).scaleAndShift(), seed, Activation.IDENTITY);
    }
  }

  @Test
  void graphsOfManyLayersGiveWhatDeeplearning4jGives() {
    DrawnLayers.Kind[] kinds = DrawnLayers.Kind.values();
    for (int seed = 100; seed < 140; seed++) {
      Random random = new Random(seed);
      CNN2DFormat format = CNN2DFormat.values()[seed % 2];
      DrawnGraph graph = new DrawnGraph(seed, format);
      int layers = 3 + random.nextInt(5);
      for (int layer = 0; layer < layers; layer++) {
        graph.add(kinds[random.nextInt(kinds.length - 1)]);
        if (random.nextInt(3) == 0) {
          graph.join(random.nextBoolean() ? null : ElementWiseVertex.Op.Add);
        }
      }
      check(graph, seed, random.nextBoolean() ? Activation.SOFTMAX : Activation.IDENTITY);
    }
    assertThat(compared).isGreaterThan(20);
  }

  /**
   * Those of the ONNX export: with subsets of channels, dilated separable kernels, counted pads.
   */
  @Test
  void graphsThatAreExportedGiveWhatDeeplearning4jGives() {
    for (int seed = 0; seed < 60; seed++) {
      RandomGraph.Drawn drawn = RandomGraph.draw(seed);
      int batch = 1 + seed % 3;
      float[] images = drawn.input(batch, seed);
      try (INDArray input =
              Nd4j.create(images, new long[] {batch, 3, drawn.height(), drawn.width()}, 'c');
          INDArray output = drawn.network().outputSingle(input);
          Program program = Program.compile(drawn.network(), Set.of());
          Plan plan = Plan.of(program, batch, new InputSize(drawn.width(), drawn.height()))) {
        plan.run(images, 0);
        float[] values = new float[plan.length("out")];
        plan.copy("out", values, 0);
        assertThat(difference(values, output.dup('c').data().asFloat()))
            .as("seed %d: %s", seed, drawn.kinds())
            .isLessThanOrEqualTo(1e-4);
      } finally {
        drawn.network().close();
      }
    }
  }

  private void check(DrawnGraph graph, int seed, Activation activation) {
    int batch = 1 + seed % 3;
    ComputationGraph network = graph.build(activation);
    float[] images = graph.images(batch);
    Optional<float[]> known = graph.reference(images, batch);
    if (known.isEmpty()) {
      return;
    }
    compared++;
    float[] reference = known.get();
    try (Program program = Program.compile(network, Set.of());
        Plan plan = Plan.of(program, batch, graph.size())) {
      for (int run = 0; run < 2; run++) {
        plan.run(images, 0);
        float[] values = new float[plan.length(DrawnGraph.OUT)];
        plan.copy(DrawnGraph.OUT, values, 0);
        assertThat(values).as("values, seed %d, %s", seed, graph).hasSameSizeAs(reference);
        assertThat(difference(values, reference))
            .as("run %d, seed %d, %s", run, seed, graph)
            .isLessThanOrEqualTo(1e-4);
      }
    } finally {
      network.close();
    }
  }

  /** Largest, beside the largest value where that is above 1. */
  private static double difference(float[] values, float[] reference) {
    double largest = 1;
    double difference = 0;
    for (int at = 0; at < values.length; at++) {
      largest = Math.max(largest, Math.abs(reference[at]));
      difference = Math.max(difference, Math.abs(values[at] - reference[at]));
    }
    return difference / largest;
  }
}
