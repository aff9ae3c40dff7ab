package io.panoptes.models.inference.plan;

import io.panoptes.models.inference.plan.Convolution.Kind;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;

/** Convolutions of all kinds, their activations apart. */
final class ConvolutionCompilers {

  private static final String WEIGHTS = "W";
  private static final String POINTWISE_WEIGHTS = "pW";
  private static final String BIAS = "b";

  private ConvolutionCompilers() {}

  static Node standard(LayerSource layer, Node input) {
    return one(layer, input, Kind.STANDARD);
  }

  static Node transposed(LayerSource layer, Node input) {
    return one(layer, input, Kind.TRANSPOSED);
  }

  static Node depthwise(LayerSource layer, Node input) {
    return one(layer, input, Kind.DEPTHWISE);
  }

  /** A depthwise convolution without bias, then one of 1x1. */
  static Node separable(LayerSource layer, Node input) {
    long[] shape = layer.shape(WEIGHTS); // [multiplier, in, height, width]
    Convolution depthwise =
        new Convolution(
            Kind.DEPTHWISE,
            window(layer),
            layer.values(WEIGHTS, 2, 3, 1, 0),
            new long[] {shape[2], shape[3], shape[1], shape[0]},
            new float[(int) (shape[0] * shape[1])]);
    Convolution pointwise =
        convolution(layer, Kind.STANDARD, Window.pointwise(), POINTWISE_WEIGHTS);
    return activated(
        layer, input.then(layer.name(), Dilation.filled(depthwise)).then(layer.name(), pointwise));
  }

  private static Node one(LayerSource layer, Node input, Kind kind) {
    return activated(
        layer, input.then(layer.name(), convolution(layer, kind, window(layer), WEIGHTS)));
  }

  private static Convolution convolution(
      LayerSource layer, Kind kind, Window window, String weights) {
    long[] shape = layer.shape(weights);
    Convolution bare = new Convolution(kind, window, layer.values(weights), shape, new float[0]);
    float[] bias = layer.has(BIAS) ? layer.values(BIAS) : new float[bare.outputs()];
    return Dilation.filled(new Convolution(kind, window, bare.weights(), shape, bias));
  }

  private static Window window(LayerSource layer) {
    ConvolutionLayer settings = layer.as(ConvolutionLayer.class);
    return new Window(
        settings.getKernelSize(),
        settings.getStride(),
        settings.getPadding(),
        settings.getDilation(),
        settings.getConvolutionMode());
  }

  private static Node activated(LayerSource layer, Node node) {
    return layer.activated(node, layer.as(ConvolutionLayer.class).getActivationFn());
  }
}
