package io.panoptes.models.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtException;
import io.panoptes.models.network.RandomGraph;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** ONNX Runtime says of exported random graphs what Deeplearning4j says of the originals. */
class OnnxExportPropertyTest {

  private static final int GRAPHS = Integer.getInteger("panoptes.graphs", 40);

  @Test
  void exportedGraphGivesWhatTheOriginalGives() throws OrtException {
    long start = Long.getLong("panoptes.seed", new Random().nextLong());
    Set<String> seen = new TreeSet<>();
    for (long seed = start; seed < start + GRAPHS; seed++) {
      RandomGraph.Drawn drawn = RandomGraph.draw(seed);
      seen.addAll(drawn.kinds());
      check(drawn, seed);
    }
    assertThat(seen).as("kinds from seed %d", start).hasSizeGreaterThan(8);
  }

  private static void check(RandomGraph.Drawn drawn, long seed) throws OrtException {
    int batch = 1 + (int) Math.floorMod(seed, 3L);
    long[] shape = {batch, 3, drawn.height(), drawn.width()};
    float[] input = drawn.input(batch, seed);
    float[] expected;
    try (INDArray images = Nd4j.create(input, shape, 'c');
        INDArray output = drawn.network().outputSingle(images)) {
      expected = output.dup('c').data().asFloat();
    }
    String graph = "seed %d: %s".formatted(seed, drawn.kinds());
    float[] actual;
    try {
      actual = OnnxRun.run(OnnxExport.model(drawn.network()), "image", input, shape, "out");
    } catch (OrtException e) {
      throw new AssertionError(graph, e);
    } finally {
      drawn.network().close();
    }
    assertThat(actual).as(graph).hasSameSizeAs(expected);
    assertThat(largestDifference(expected, actual)).as(graph).isLessThanOrEqualTo(1e-4);
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
