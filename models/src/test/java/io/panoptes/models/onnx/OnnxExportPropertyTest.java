package io.panoptes.models.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtException;
import io.panoptes.models.network.DrawnGraph;
import io.panoptes.models.network.DrawnLayers;
import io.panoptes.models.network.DrawnLayers.Kind;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;

/** ONNX Runtime says of exported random graphs what Deeplearning4j says of the originals. */
class OnnxExportPropertyTest {

  private static final int GRAPHS = Integer.getInteger("panoptes.graphs", 40);

  /** Locked batch-norm and pooling by powers or of whole images are refused by name. */
  private static final Set<Kind> KINDS =
      EnumSet.complementOf(
          EnumSet.of(Kind.LOCKED_BATCH_NORM, Kind.POWER_POOLING, Kind.GLOBAL_POOLING));

  private static final List<Activation> ACTIVATIONS =
      DrawnLayers.ACTIVATIONS.stream()
          .filter(function -> function != Activation.MISH && function != Activation.GELU)
          .toList();

  @Test
  void exportedGraphGivesWhatTheOriginalGives() throws OrtException {
    long start = Long.getLong("panoptes.seed", new Random().nextLong());
    Set<String> seen = new TreeSet<>();
    int compared = 0;
    for (long seed = start; seed < start + GRAPHS; seed++) {
      DrawnGraph graph = DrawnGraph.ofManyLayers(seed, CNN2DFormat.NCHW, KINDS, ACTIVATIONS);
      if (check(graph, seed)) {
        compared++;
        seen.addAll(graph.kinds());
      }
    }
    assertThat(compared).as("compared from seed %d", start).isGreaterThan(GRAPHS / 2);
    assertThat(seen).as("kinds from seed %d", start).hasSizeGreaterThan(8);
  }

  /** False where Deeplearning4j itself fails. */
  private static boolean check(DrawnGraph graph, long seed) throws OrtException {
    int batch = 1 + (int) Math.floorMod(seed, 3L);
    long[] shape = {batch, 3, graph.size().height(), graph.size().width()};
    float[] input = graph.images(batch);
    ComputationGraph network = graph.build(seed % 2 == 0 ? Activation.SOFTMAX : Activation.SIGMOID);
    try {
      Optional<float[]> expected = graph.reference(input, batch);
      if (expected.isEmpty()) {
        return false;
      }
      float[] actual =
          OnnxRun.run(OnnxExport.model(network), "image", input, shape, DrawnGraph.OUT);
      assertThat(actual).as("seed %d: %s", seed, graph).hasSameSizeAs(expected.get());
      assertThat(largestDifference(expected.get(), actual))
          .as("seed %d: %s", seed, graph)
          .isLessThanOrEqualTo(1e-4);
      return true;
    } catch (OrtException | OnnxExportException e) {
      throw new AssertionError("seed %d: %s".formatted(seed, graph), e);
    } finally {
      network.close();
    }
  }

  /** Relative to the largest value where that is above 1. */
  static double largestDifference(float[] expected, float[] actual) {
    double difference = 0;
    double largest = 1;
    for (int at = 0; at < expected.length; at++) {
      difference = Math.max(difference, Math.abs(expected[at] - actual[at]));
      largest = Math.max(largest, Math.abs(expected[at]));
    }
    return difference / largest;
  }
}
