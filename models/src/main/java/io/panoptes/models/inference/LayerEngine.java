package io.panoptes.models.inference;

import io.panoptes.models.network.Head;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The layers of Deeplearning4j as they come: one joint graph, or one for each part. The outputs of
 * a graph are told apart by their names, those of {@link Head#output}.
 *
 * <p>The only engine that calls {@link System#gc()}, every {@value #RUNS_A_COLLECTION} runs: the
 * layers leave native memory behind that nothing else frees. It is a full pause of the process, so
 * this engine is for reference, not for serving.
 */
public final class LayerEngine implements Engine {

  private static final int RUNS_A_COLLECTION = 50;

  private final List<ComputationGraph> networks;
  private int runs;

  public LayerEngine(List<ComputationGraph> networks) {
    this.networks = List.copyOf(networks);
  }

  @Override
  public HeadOutputs run(float[] input, int batch, InputSize size) {
    collectNow();
    Map<Head, float[]> outputs = new EnumMap<>(Head.class);
    try (INDArray images =
        Nd4j.create(input, new long[] {batch, 3, size.height(), size.width()}, 'c')) {
      for (ComputationGraph network : networks) {
        outputs.putAll(outputs(network, network.output(images)));
      }
    }
    return new HeadOutputs(outputs);
  }

  private static Map<Head, float[]> outputs(ComputationGraph network, INDArray[] arrays) {
    List<String> names = network.getConfiguration().getNetworkOutputs();
    Map<Head, float[]> outputs = new EnumMap<>(Head.class);
    try {
      for (Head head : Head.values()) {
        int output = names.indexOf(head.output());
        if (output >= 0) {
          try (INDArray values = arrays[output].dup('c')) {
            outputs.put(head, values.data().asFloat());
          }
        }
      }
    } finally {
      Arrays.stream(arrays).forEach(INDArray::close);
    }
    return outputs;
  }

  /** Layers leave native memory behind that only a full collection frees. */
  private void collectNow() {
    runs++;
    if (runs % RUNS_A_COLLECTION == 0) {
      System.gc();
    }
  }

  /** On the thread that ran it, whose workspaces go too. */
  @Override
  public void close() {
    networks.forEach(ComputationGraph::close);
    Nd4j.getWorkspaceManager().destroyAllWorkspacesForCurrentThread();
  }
}
