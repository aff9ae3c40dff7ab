package io.panoptes.models.onnx;

import java.util.LinkedHashMap;
import java.util.Map;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.CnnLossLayer;
import org.deeplearning4j.nn.conf.layers.Convolution2D;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Deconvolution2D;
import org.deeplearning4j.nn.conf.layers.DepthwiseConvolution2D;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.Pooling2D;
import org.deeplearning4j.nn.conf.layers.SeparableConvolution2D;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.Upsampling2D;
import org.deeplearning4j.nn.conf.layers.ZeroPaddingLayer;
import org.deeplearning4j.nn.conf.layers.convolutional.Cropping2D;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayerWithBackprop;

/** The layers that can be written, by their class. */
final class LayerExports {

  private static final Map<Class<? extends Layer>, LayerExport<Layer>> BY_CLASS =
      new LinkedHashMap<>();

  static {
    put(ConvolutionLayer.class, ConvolutionExport::plain);
    put(Convolution2D.class, ConvolutionExport::plain);
    put(Deconvolution2D.class, ConvolutionExport::transposed);
    put(DepthwiseConvolution2D.class, ConvolutionExport::depthwise);
    put(SeparableConvolution2D.class, ConvolutionExport::separable);
    put(BatchNormalization.class, NormalisationExport::batchNorm);
    put(SubsamplingLayer.class, PoolingExport::pool);
    put(Pooling2D.class, PoolingExport::pool);
    put(Upsampling2D.class, ResizingExport::upsample);
    put(ZeroPaddingLayer.class, ResizingExport::pad);
    put(Cropping2D.class, ResizingExport::crop);
    put(DropoutLayer.class, (layer, weights, input, graph) -> input);
    put(CnnLossLayer.class, (layer, weights, input, graph) -> input);
  }

  private LayerExports() {}

  private static <L extends Layer> void put(Class<L> type, LayerExport<? super L> export) {
    BY_CLASS.put(
        type,
        (layer, weights, input, graph) -> export.export(type.cast(layer), weights, input, graph));
  }

  /**
   * Writes a layer and its activation function.
   *
   * @return name of the value it gives
   */
  static String export(Layer layer, LayerWeights weights, String input, OnnxGraph graph) {
    if (layer instanceof FrozenLayer frozen) {
      return export(frozen.getLayer(), weights, input, graph);
    }
    if (layer instanceof FrozenLayerWithBackprop frozen) {
      return export(frozen.getUnderlying(), weights, input, graph);
    }
    if (layer instanceof ActivationLayer activation) {
      return ActivationExport.export(
          weights.layer(), activation.getActivationFn(), -1, input, graph);
    }
    LayerExport<Layer> export = BY_CLASS.get(layer.getClass());
    if (export == null) {
      throw new OnnxExportException(
          "layer %s is a %s, which cannot be written as ONNX; known are %s"
              .formatted(
                  weights.layer(),
                  layer.getClass().getSimpleName(),
                  BY_CLASS.keySet().stream().map(Class::getSimpleName).toList()));
    }
    requireChannelsFirst(layer, weights.layer());
    String output = export.export(layer, weights, input, graph);
    // Deeplearning4j lets other layers have an activation too, batch-norm for one, and ignores it.
    if (layer instanceof ConvolutionLayer convolution) {
      return ActivationExport.export(
          weights.layer(), convolution.getActivationFn(), -1, output, graph);
    }
    if (layer instanceof CnnLossLayer loss) {
      return ActivationExport.export(weights.layer(), loss.getActivationFn(), 1, output, graph);
    }
    return output;
  }

  private static void requireChannelsFirst(Layer layer, String name) {
    CNN2DFormat format = CNN2DFormat.NCHW;
    if (layer instanceof ConvolutionLayer convolution) {
      format = convolution.getCnn2dDataFormat();
    } else if (layer instanceof SubsamplingLayer pooling) {
      format = pooling.getCnn2dDataFormat();
    } else if (layer instanceof CnnLossLayer loss) {
      format = loss.getFormat();
    }
    if (format == CNN2DFormat.NHWC) {
      throw new OnnxExportException(
          "layer %s has its channels last: only graphs with channels first (NCHW) are written"
              .formatted(name));
    }
  }
}
