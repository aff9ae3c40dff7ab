package io.panoptes.models.onnx;

import java.util.List;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.FrozenVertex;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.graph.ScaleVertex;
import org.deeplearning4j.nn.conf.graph.ShiftVertex;
import org.deeplearning4j.nn.conf.graph.SubsetVertex;

/** The vertices of a graph: layers, and what joins or splits values. */
final class VertexExports {

  private VertexExports() {}

  /**
   * @return name of the value it gives
   */
  static String export(
      GraphVertex vertex, LayerWeights weights, List<String> inputs, OnnxGraph graph) {
    if (vertex instanceof FrozenVertex frozen) {
      return export(frozen.getUnderlying(), weights, inputs, graph);
    }
    if (vertex instanceof LayerVertex layer) {
      return layer(layer, weights, inputs.get(0), graph);
    }
    if (vertex instanceof MergeVertex merge) {
      return graph.node("Concat", inputs, Attributes.of("axis", (long) merge.getMergeAxis()));
    }
    if (vertex instanceof ElementWiseVertex elementWise) {
      return elementWise(elementWise.getOp(), inputs, graph);
    }
    if (vertex instanceof ScaleVertex scale) {
      return graph.node(
          "Mul", List.of(inputs.get(0), graph.scalar("scale", scale.getScaleFactor())));
    }
    if (vertex instanceof ShiftVertex shift) {
      return graph.node(
          "Add", List.of(inputs.get(0), graph.scalar("shift", shift.getShiftFactor())));
    }
    if (vertex instanceof SubsetVertex subset) {
      return graph.node(
          "Slice",
          List.of(
              inputs.get(0),
              graph.integers("starts", subset.getFrom()),
              graph.integers("ends", subset.getTo() + 1L),
              graph.integers("axes", 1)));
    }
    throw new OnnxExportException(
        "vertex %s is a %s, which cannot be written as ONNX"
            .formatted(weights.layer(), vertex.getClass().getSimpleName()));
  }

  private static String layer(
      LayerVertex vertex, LayerWeights weights, String input, OnnxGraph graph) {
    if (vertex.getPreProcessor() != null) {
      throw new OnnxExportException(
          "layer %s has the preprocessor %s, which cannot be written as ONNX"
              .formatted(weights.layer(), vertex.getPreProcessor().getClass().getSimpleName()));
    }
    return LayerExports.export(vertex.getLayerConf().getLayer(), weights, input, graph);
  }

  private static String elementWise(
      ElementWiseVertex.Op operation, List<String> inputs, OnnxGraph graph) {
    return switch (operation) {
      case Add -> pairwise("Add", inputs, graph);
      case Product -> pairwise("Mul", inputs, graph);
      case Subtract -> graph.node("Sub", inputs);
      case Average -> graph.node("Mean", inputs);
      case Max -> graph.node("Max", inputs);
    };
  }

  /** ONNX adds and multiplies two at a time. */
  private static String pairwise(String operator, List<String> inputs, OnnxGraph graph) {
    return inputs.stream()
        .reduce((one, other) -> graph.node(operator, List.of(one, other)))
        .orElseThrow();
  }
}
