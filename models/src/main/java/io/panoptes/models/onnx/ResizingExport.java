package io.panoptes.models.onnx;

import java.util.List;
import org.deeplearning4j.nn.conf.layers.Upsampling2D;
import org.deeplearning4j.nn.conf.layers.ZeroPaddingLayer;
import org.deeplearning4j.nn.conf.layers.convolutional.Cropping2D;

/** Layers that only repeat, add or drop pixels. */
final class ResizingExport {

  private ResizingExport() {}

  static String upsample(Upsampling2D layer, LayerWeights weights, String input, OnnxGraph graph) {
    int[] size = layer.getSize();
    return graph.node(
        "Resize",
        List.of(input, "", graph.floats("scales", 1, 1, size[0], size[1])),
        Attributes.of("mode", "nearest"),
        Attributes.of("coordinate_transformation_mode", "asymmetric"),
        Attributes.of("nearest_mode", "floor"));
  }

  static String pad(ZeroPaddingLayer layer, LayerWeights weights, String input, OnnxGraph graph) {
    int[] edges = layer.getPadding(); // top, bottom, left, right
    return graph.node(
        "Pad",
        List.of(input, graph.integers("pads", 0, 0, edges[0], edges[2], 0, 0, edges[1], edges[3])));
  }

  static String crop(Cropping2D layer, LayerWeights weights, String input, OnnxGraph graph) {
    int[] edges = layer.getCropping(); // top, bottom, left, right
    return graph.node(
        "Slice",
        List.of(
            input,
            graph.integers("starts", edges[0], edges[2]),
            graph.integers("ends", end(edges[1]), end(edges[3])),
            graph.integers("axes", 2, 3)));
  }

  private static long end(int cropped) {
    return cropped == 0 ? Long.MAX_VALUE : -cropped;
  }
}
