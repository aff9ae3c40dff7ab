package io.panoptes.models.onnx;

import java.util.List;
import onnx.Onnx.AttributeProto;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;

/**
 * Pooling by maximum and mean. Fixed padding is a node of its own where it can be: ONNX Runtime
 * merges a layer of zeros before a pool into the pool's own padding, which is not of zeros, but not
 * where that is said to be automatic or none.
 */
final class PoolingExport {

  private PoolingExport() {}

  static String pool(SubsamplingLayer layer, LayerWeights weights, String input, OnnxGraph graph) {
    Window window = Window.of(layer);
    return switch (layer.getPoolingType()) {
      case MAX -> maximum(window, weights.layer(), input, graph);
      case AVG -> mean(window, layer.isAvgPoolIncludePadInDivisor(), weights.layer(), input, graph);
      case SUM, PNORM ->
          throw new OnnxExportException(
              "layer %s pools by %s: only MAX and AVG are known"
                  .formatted(weights.layer(), layer.getPoolingType()));
    };
  }

  private static String maximum(Window window, String layer, String input, OnnxGraph graph) {
    if (window.hasAutomaticPadding() && window.isDilated()) {
      throw new OnnxExportException(
          "layer %s pools with a dilation, a stride and mode Same: ONNX has no such pooling"
              .formatted(layer));
    }
    if (window.isSame() && !window.isDilated()) {
      return node("MaxPool", window.attributes("SAME_UPPER"), input, graph);
    }
    String padded = pad(window, -Float.MAX_VALUE, input, graph);
    return node("MaxPool", window.attributes("VALID"), padded, graph);
  }

  private static String mean(
      Window window, boolean withPadding, String layer, String input, OnnxGraph graph) {
    if (window.isDilated()) {
      throw new OnnxExportException(
          "layer %s takes the mean with a dilation: ONNX has that only for the maximum"
              .formatted(layer));
    }
    if (withPadding && !window.isSame()) {
      String padded = pad(window, 0, input, graph);
      return node("AveragePool", window.attributes("VALID"), padded, graph);
    }
    List<AttributeProto> attributes =
        window.isSame()
            ? window.attributes("SAME_UPPER")
            : window.isUnpadded() ? window.attributes("VALID") : window.attributes();
    attributes.add(Attributes.of("count_include_pad", withPadding ? 1L : 0L));
    return node("AveragePool", attributes, input, graph);
  }

  private static String pad(Window window, float value, String input, OnnxGraph graph) {
    if (window.isUnpadded()) {
      return input;
    }
    int[] edges = window.edges();
    return graph.node(
        "Pad",
        List.of(
            input,
            graph.integers("pads", 0, 0, edges[0], edges[1], 0, 0, edges[2], edges[3]),
            graph.scalar("padding", value)));
  }

  private static String node(
      String operator, List<AttributeProto> attributes, String input, OnnxGraph graph) {
    return graph.node(operator, List.of(input), attributes.toArray(AttributeProto[]::new));
  }
}
