package io.panoptes.models.pack;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A graph whose inputs and vertices have other names; what it computes is the same. */
record RenamedGraph(Map<String, String> names) {

  /**
   * @param names new ones by the old ones; what is not named keeps its own
   */
  RenamedGraph {
    names = Map.copyOf(names);
  }

  /** A graph of its own, with a copy of the weights. */
  ComputationGraph apply(ComputationGraph graph) {
    ComputationGraphConfiguration configuration = graph.getConfiguration().clone();
    Map<String, GraphVertex> vertices = new LinkedHashMap<>();
    configuration
        .getVertices()
        .forEach((name, vertex) -> vertices.put(renamed(name), renamed(name, vertex)));
    configuration.setVertices(vertices);
    Map<String, List<String>> inputs = new LinkedHashMap<>();
    configuration
        .getVertexInputs()
        .forEach((name, before) -> inputs.put(renamed(name), renamed(before)));
    configuration.setVertexInputs(inputs);
    configuration.setNetworkInputs(renamed(configuration.getNetworkInputs()));
    configuration.setNetworkOutputs(renamed(configuration.getNetworkOutputs()));
    configuration.setTopologicalOrder(null);
    configuration.setTopologicalOrderStr(null);
    ComputationGraph copy = new ComputationGraph(configuration);
    copy.init();
    for (Map.Entry<String, String> name : vertexNames(graph).entrySet()) {
      Map<String, INDArray> weights = copy.getVertex(name.getValue()).paramTable(false);
      graph
          .getVertex(name.getKey())
          .paramTable(false)
          .forEach((key, values) -> weights.get(key).assign(values));
    }
    return copy;
  }

  private Map<String, String> vertexNames(ComputationGraph graph) {
    Map<String, String> all = new LinkedHashMap<>();
    graph.getConfiguration().getVertices().keySet().forEach(name -> all.put(name, renamed(name)));
    return all;
  }

  private GraphVertex renamed(String name, GraphVertex vertex) {
    if (vertex instanceof LayerVertex layer) {
      layer.getLayerConf().getLayer().setLayerName(renamed(name));
    }
    return vertex;
  }

  private List<String> renamed(List<String> all) {
    return all.stream().map(this::renamed).toList();
  }

  private String renamed(String name) {
    return names.getOrDefault(name, name);
  }
}
