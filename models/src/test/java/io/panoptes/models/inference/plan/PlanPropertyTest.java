package io.panoptes.models.inference.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.panoptes.models.network.DrawnGraph;
import io.panoptes.models.network.DrawnLayers;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.activations.Activation;

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
    Set<DrawnLayers.Kind> kinds = EnumSet.complementOf(EnumSet.of(DrawnLayers.Kind.GLOBAL_POOLING));
    for (int seed = 100; seed < 180; seed++) {
      CNN2DFormat format = CNN2DFormat.values()[seed % 2];
      DrawnGraph graph = DrawnGraph.ofManyLayers(seed, format, kinds, DrawnLayers.ACTIVATIONS);
      check(graph, seed, seed % 3 == 0 ? Activation.SOFTMAX : Activation.IDENTITY);
    }
    assertThat(compared).isGreaterThan(50);
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
