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
 */
public final class LayerEngine implements Engine {

  private final List<ComputationGraph> networks;

  public LayerEngine(List<ComputationGraph> networks) {
    this.networks = List.copyOf(networks);
  }

  @Override
  public HeadOutputs run(float[] input, int batch, InputSize size) {
    Map<Head, float[]> outputs = new EnumMap<>(Head.class);
    try (INDArray images =
        Nd4j.create(input, new long[] {batch, 3, size.height(), size.width()}, 'c')) {
      for (ComputationGraph network : networks) {
        List<String> names = network.getConfiguration().getNetworkOutputs();
        INDArray[] arrays = network.output(images);
        for (Head head : Head.values()) {
          int output = names.indexOf(head.output());
          if (output >= 0) {
            outputs.put(head, arrays[output].dup('c').data().asFloat());
          }
        }
        Arrays.stream(arrays).forEach(INDArray::close);
      }
    }
    return new HeadOutputs(outputs);
  }

  @Override
  public void close() {
    networks.forEach(ComputationGraph::close);
  }
}
