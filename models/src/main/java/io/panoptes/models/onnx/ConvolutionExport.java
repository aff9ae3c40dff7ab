package io.panoptes.models.onnx;

import java.util.ArrayList;
import java.util.List;
import onnx.Onnx.AttributeProto;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;

/** Convolutions in all forms; kernels are {@code [out, in, height, width]} as ONNX has them. */
final class ConvolutionExport {

  private ConvolutionExport() {}

  static String plain(ConvolutionLayer layer, LayerWeights weights, String input, OnnxGraph graph) {
    return convolution(weights.get("W"), 1, Window.of(layer), bias(weights, graph), input, graph);
  }

  /** The kernels come as {@code [in, out, height, width]}, which ONNX has too. */
  static String transposed(
      ConvolutionLayer layer, LayerWeights weights, String input, OnnxGraph graph) {
    return node(
        "ConvTranspose",
        graph.weights("kernel", weights.get("W")),
        bias(weights, graph),
        Window.of(layer).transposedAttributes(),
        input,
        graph);
  }

  /** The kernels come as {@code [height, width, in, multiplier]}. */
  static String depthwise(
      ConvolutionLayer layer, LayerWeights weights, String input, OnnxGraph graph) {
    Tensor kernels = weights.get("W").permuted(2, 3, 0, 1);
    return depthwise(kernels, Window.of(layer), bias(weights, graph), input, graph);
  }

  /** The kernels come as {@code [multiplier, in, height, width]} and {@code [out, in, 1, 1]}. */
  static String separable(
      ConvolutionLayer layer, LayerWeights weights, String input, OnnxGraph graph) {
    Tensor kernels = weights.get("W").permuted(1, 0, 2, 3);
    String depths = depthwise(kernels, Window.of(layer), List.of(), input, graph);
    Window point =
        new Window(
            new int[] {1, 1},
            new int[] {1, 1},
            new int[] {1, 1},
            new int[] {0, 0},
            layer.getConvolutionMode());
    return convolution(weights.get("pW"), 1, point, bias(weights, graph), depths, graph);
  }

  /**
   * @param kernels {@code [in, multiplier, height, width]}
   */
  private static String depthwise(
      Tensor kernels, Window window, List<String> bias, String input, OnnxGraph graph) {
    long[] shape = kernels.shape();
    Tensor grouped = kernels.reshaped(shape[0] * shape[1], 1, shape[2], shape[3]);
    return convolution(grouped, (int) shape[0], window, bias, input, graph);
  }

  private static String convolution(
      Tensor kernels, int groups, Window window, List<String> bias, String input, OnnxGraph graph) {
    if (window.hasAutomaticPadding() && window.isDilated()) {
      return convolution(
          kernels.spread(window.dilation()), groups, window.spread(), bias, input, graph);
    }
    List<AttributeProto> attributes = window.attributes();
    attributes.add(Attributes.of("group", (long) groups));
    return node("Conv", graph.weights("kernel", kernels), bias, attributes, input, graph);
  }

  private static String node(
      String operator,
      String kernels,
      List<String> bias,
      List<AttributeProto> attributes,
      String input,
      OnnxGraph graph) {
    List<String> inputs = new ArrayList<>(List.of(input, kernels));
    inputs.addAll(bias);
    return graph.node(operator, inputs, attributes.toArray(AttributeProto[]::new));
  }

  private static List<String> bias(LayerWeights weights, OnnxGraph graph) {
    return weights.has("b") ? List.of(graph.weights("bias", weights.get("b").flat())) : List.of();
  }
}
