package io.panoptes.models.inference.plan;

import static java.util.stream.Collectors.joining;

import java.util.Map;
import java.util.Optional;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.CnnLossLayer;
import org.deeplearning4j.nn.conf.layers.Convolution2D;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Deconvolution2D;
import org.deeplearning4j.nn.conf.layers.DepthwiseConvolution2D;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.SeparableConvolution2D;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.Upsampling2D;
import org.deeplearning4j.nn.conf.layers.ZeroPaddingLayer;
import org.deeplearning4j.nn.conf.layers.convolutional.Cropping2D;

/** The kinds of layer that plans are made of. A subclass of a known kind is not known. */
final class LayerCompilers {

  private static final Map<Class<?>, LayerCompiler> KNOWN =
      Map.ofEntries(
          Map.entry(ConvolutionLayer.class, ConvolutionCompilers::standard),
          Map.entry(Convolution2D.class, ConvolutionCompilers::standard),
          Map.entry(Deconvolution2D.class, ConvolutionCompilers::transposed),
          Map.entry(DepthwiseConvolution2D.class, ConvolutionCompilers::depthwise),
          Map.entry(SeparableConvolution2D.class, ConvolutionCompilers::separable),
          Map.entry(BatchNormalization.class, BatchNormCompiler::compile),
          Map.entry(SubsamplingLayer.class, PoolingCompilers::window),
          Map.entry(GlobalPoolingLayer.class, PoolingCompilers::global),
          Map.entry(Upsampling2D.class, ResizingCompilers::upsampling),
          Map.entry(ZeroPaddingLayer.class, ResizingCompilers::padding),
          Map.entry(Cropping2D.class, ResizingCompilers::cropping),
          Map.entry(ActivationLayer.class, ActivationCompilers::activation),
          Map.entry(CnnLossLayer.class, ActivationCompilers::imageLoss),
          Map.entry(LossLayer.class, ActivationCompilers::loss),
          Map.entry(DropoutLayer.class, (layer, input) -> input));

  private LayerCompilers() {}

  static Node compile(LayerSource layer, Node input) {
    return Optional.ofNullable(KNOWN.get(layer.configuration().getClass()))
        .orElseThrow(() -> layer.unsupported("is not known to plans; known kinds: " + known()))
        .compile(layer, input);
  }

  private static String known() {
    return KNOWN.keySet().stream().map(Class::getSimpleName).sorted().collect(joining(", "));
  }
}
