package io.panoptes.models.inference.plan;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayerWithBackprop;
import org.deeplearning4j.nn.graph.ComputationGraph;

/** Reads a graph of Deeplearning4j in the order of its vertices. */
final class GraphReader {

  private final ComputationGraph graph;
  private final ComputationGraphConfiguration configuration;
  private final Node input;
  private final Map<String, Node> nodes = new LinkedHashMap<>();
  private final Map<String, Integer> readers = new HashMap<>();

  GraphReader(ComputationGraph graph) {
    this.graph = graph;
    configuration = graph.getConfiguration();
    List<String> inputs = configuration.getNetworkInputs();
    if (inputs.size() != 1) {
      throw new UnsupportedGraphException(
          "a graph of the inputs %s: plans are made for one image".formatted(inputs));
    }
    input = Node.input(inputs.get(0));
    nodes.put(inputs.get(0), input);
    configuration
        .getVertexInputs()
        .values()
        .forEach(names -> names.forEach(name -> readers.merge(name, 1, Integer::sum)));
    configuration.getNetworkOutputs().forEach(name -> readers.merge(name, 1, Integer::sum));
    for (int vertex : graph.topologicalSortOrder()) {
      String name = graph.getVertices()[vertex].getVertexName();
      if (!nodes.containsKey(name)) {
        nodes.put(name, compile(name, configuration.getVertices().get(name)));
      }
    }
  }

  private Node compile(String name, GraphVertex vertex) {
    List<String> names = configuration.getVertexInputs().get(name);
    if (!(vertex instanceof LayerVertex layerVertex)) {
      return VertexCompilers.compile(name, vertex, names.stream().map(nodes::get).toList());
    }
    boolean onlyReader = readers.get(names.get(0)) == 1;
    LayerSource layer =
        new LayerSource(
            name, bare(layerVertex.getLayerConf().getLayer()), graph.getLayer(name), onlyReader);
    if (layerVertex.getPreProcessor() != null) {
      throw layer.unsupported(
          "has a " + layerVertex.getPreProcessor().getClass().getSimpleName() + " before it");
    }
    return LayerCompilers.compile(layer, nodes.get(names.get(0)));
  }

  private static Layer bare(Layer layer) {
    if (layer instanceof FrozenLayer frozen) {
      return bare(frozen.getLayer());
    }
    return layer instanceof FrozenLayerWithBackprop frozen ? bare(frozen.getUnderlying()) : layer;
  }

  Node input() {
    return input;
  }

  Map<String, Node> outputs() {
    Map<String, Node> outputs = new LinkedHashMap<>();
    configuration.getNetworkOutputs().forEach(name -> outputs.put(name, nodes.get(name)));
    return outputs;
  }
}
