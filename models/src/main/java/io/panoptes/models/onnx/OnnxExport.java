package io.panoptes.models.onnx;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import onnx.Onnx.ModelProto;
import onnx.Onnx.OperatorSetIdProto;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;

/**
 * Writes a trained graph of image layers as an ONNX model (onnx.ai, opset {@value #OPSET}) that
 * gives what {@link ComputationGraph#output} gives.
 *
 * <p>Inputs and outputs keep their names and are {@code [batch, channels, height, width]}, of which
 * only the channels of inputs are fixed. Training's parts are left out: dropout, losses, updaters.
 */
public final class OnnxExport {

  /** Of 2022: old enough for every runtime in use. */
  public static final int OPSET = 17;

  /** The file format that came with {@link #OPSET}. */
  private static final int IR_VERSION = 8;

  private OnnxExport() {}

  /**
   * Reads the weights; nothing else may use the graph meanwhile.
   *
   * @return an ONNX file
   * @throws OnnxExportException when the graph has a layer that is not known
   */
  public static byte[] model(ComputationGraph network) {
    ComputationGraphConfiguration configuration = network.getConfiguration();
    OnnxGraph graph = new OnnxGraph("panoptes");
    Map<String, String> values = new HashMap<>();
    for (String input : configuration.getNetworkInputs()) {
      graph.input(input, "batch", channels(configuration, input), "height", "width");
      values.put(input, input);
    }
    for (int index : network.topologicalSortOrder()) {
      GraphVertex vertex = network.getVertices()[index];
      if (!vertex.isInputVertex()) {
        values.put(vertex.getVertexName(), export(configuration, vertex, values, graph));
      }
    }
    for (String output : configuration.getNetworkOutputs()) {
      graph.output(
          values.get(output),
          output,
          "batch",
          output + "_channels",
          output + "_height",
          output + "_width");
    }
    return ModelProto.newBuilder()
        .setIrVersion(IR_VERSION)
        .setProducerName("panoptes")
        .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(OPSET))
        .setGraph(graph.build())
        .build()
        .toByteArray();
  }

  private static String export(
      ComputationGraphConfiguration configuration,
      GraphVertex vertex,
      Map<String, String> values,
      OnnxGraph graph) {
    String name = vertex.getVertexName();
    LayerWeights weights =
        new LayerWeights(name, vertex.hasLayer() ? vertex.getLayer().paramTable() : Map.of());
    List<String> inputs =
        configuration.getVertexInputs().get(name).stream().map(values::get).toList();
    graph.scope(name);
    return VertexExports.export(configuration.getVertices().get(name), weights, inputs, graph);
  }

  /** What the layers that read an input ask for; a name where none of them says. */
  private static Object channels(ComputationGraphConfiguration configuration, String input) {
    return configuration.getVertices().entrySet().stream()
        .filter(vertex -> configuration.getVertexInputs().get(vertex.getKey()).contains(input))
        .map(Map.Entry::getValue)
        .filter(LayerVertex.class::isInstance)
        .map(vertex -> ((LayerVertex) vertex).getLayerConf().getLayer())
        .filter(FeedForwardLayer.class::isInstance)
        .map(layer -> ((FeedForwardLayer) layer).getNIn())
        .filter(channels -> channels > 0)
        .<Object>map(channels -> channels)
        .findFirst()
        .orElse(input + "_channels");
  }
}
