package io.panoptes.models.network;

import java.util.List;
import java.util.Random;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Deconvolution2D;
import org.deeplearning4j.nn.conf.layers.DepthwiseConvolution2D;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SeparableConvolution2D;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.Upsampling2D;
import org.deeplearning4j.nn.conf.layers.ZeroPaddingLayer;
import org.deeplearning4j.nn.conf.layers.convolutional.Cropping2D;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;
import org.nd4j.linalg.activations.Activation;

/** Layers of drawn shapes, strides, dilations and paddings; they may not fit their input. */
public record DrawnLayers(Random random, CNN2DFormat format, List<Activation> activations) {

  /** Those common in segmentation, element by element. */
  public static final List<Activation> ACTIVATIONS =
      List.of(
          Activation.IDENTITY,
          Activation.RELU,
          Activation.RELU6,
          Activation.LEAKYRELU,
          Activation.ELU,
          Activation.SELU,
          Activation.SIGMOID,
          Activation.HARDSIGMOID,
          Activation.TANH,
          Activation.SOFTPLUS,
          Activation.SWISH,
          Activation.MISH,
          Activation.GELU);

  public enum Kind {
    CONVOLUTION,
    STRICT_CONVOLUTION,
    TRANSPOSED,
    FROZEN_TRANSPOSED,
    DEPTHWISE,
    SEPARABLE,
    BATCH_NORM,
    LOCKED_BATCH_NORM,
    LOG_BATCH_NORM,
    MAX_POOLING,
    AVERAGE_POOLING,
    POWER_POOLING,
    UPSAMPLING,
    PADDING,
    CROPPING,
    ACTIVATION,
    DROPOUT,
    GLOBAL_POOLING
  }

  Layer draw(Kind kind) {
    return switch (kind) {
      case CONVOLUTION -> window(convolution(), 3);
      case STRICT_CONVOLUTION ->
          convolution().dataFormat(format).convolutionMode(ConvolutionMode.Strict).build();
      case TRANSPOSED -> transposed();
      case FROZEN_TRANSPOSED -> new FrozenLayer(transposed());
      case DEPTHWISE ->
          window(
              new DepthwiseConvolution2D.Builder(side(), side())
                  .depthMultiplier(one(3))
                  .hasBias(random.nextBoolean())
                  .activation(activation()),
              1);
      case SEPARABLE ->
          window(
              new SeparableConvolution2D.Builder(side(), side())
                  .depthMultiplier(one(3))
                  .nOut(one(6))
                  .hasBias(random.nextBoolean())
                  .activation(activation()),
              format == CNN2DFormat.NCHW ? 2 : 1);
      case BATCH_NORM -> new BatchNormalization.Builder().activation(activation()).build();
      case LOCKED_BATCH_NORM -> new BatchNormalization.Builder(1.5, .3, true).build();
      case LOG_BATCH_NORM -> new BatchNormalization.Builder().useLogStd(true).build();
      case MAX_POOLING -> pooling(SubsamplingLayer.PoolingType.MAX);
      case AVERAGE_POOLING -> pooling(SubsamplingLayer.PoolingType.AVG);
      case POWER_POOLING -> pooling(SubsamplingLayer.PoolingType.PNORM);
      case UPSAMPLING ->
          new Upsampling2D.Builder().size(new int[] {one(3), one(3)}).dataFormat(format).build();
      case PADDING ->
          new ZeroPaddingLayer.Builder(edge(), edge(), edge(), edge()).dataFormat(format).build();
      case CROPPING ->
          new Cropping2D.Builder(edge(), edge(), edge(), edge()).dataFormat(format).build();
      case ACTIVATION -> new ActivationLayer.Builder().activation(activation()).build();
      case DROPOUT -> new DropoutLayer.Builder(.5).build();
      case GLOBAL_POOLING ->
          new GlobalPoolingLayer.Builder(random.nextBoolean() ? PoolingType.AVG : PoolingType.MAX)
              .collapseDimensions(false)
              .poolingDimensions(format == CNN2DFormat.NCHW ? new int[] {2, 3} : new int[] {1, 2})
              .build();
    };
  }

  private ConvolutionLayer.Builder convolution() {
    return new ConvolutionLayer.Builder(side(), side())
        .nOut(one(20))
        .hasBias(random.nextBoolean())
        .activation(activation());
  }

  private Layer transposed() {
    boolean same = random.nextBoolean();
    return new Deconvolution2D.Builder(1 + one(3), 1 + one(3))
        .stride(one(2), one(2))
        .padding(same ? 0 : edge(), same ? 0 : edge())
        .convolutionMode(same ? ConvolutionMode.Same : ConvolutionMode.Truncate)
        .dataFormat(format)
        .hasBias(random.nextBoolean())
        .nOut(one(6))
        .activation(activation())
        .build();
  }

  /** Deeplearning4j itself fails on dilated depthwise ones, and on separable ones of NHWC. */
  private Layer window(ConvolutionLayer.BaseConvBuilder<?> layer, int mostDilation) {
    boolean same = random.nextBoolean();
    layer.convolutionMode(same ? ConvolutionMode.Same : ConvolutionMode.Truncate);
    layer.setStride(new int[] {one(3), one(3)});
    layer.setDilation(new int[] {one(mostDilation), one(mostDilation)});
    layer.setPadding(same ? new int[] {0, 0} : new int[] {edge(), edge()});
    ConvolutionLayer built = layer.build();
    built.setCnn2dDataFormat(format);
    return built;
  }

  private Layer pooling(SubsamplingLayer.PoolingType type) {
    boolean same = random.nextBoolean();
    SubsamplingLayer.Builder layer =
        new SubsamplingLayer.Builder(type)
            .kernelSize(1 + one(2), 1 + one(2))
            .stride(one(3), one(3))
            .convolutionMode(same ? ConvolutionMode.Same : ConvolutionMode.Truncate)
            .padding(same ? 0 : random.nextInt(2), same ? 0 : random.nextInt(2))
            .avgPoolIncludePadInDivisor(random.nextBoolean())
            .dataFormat(format);
    return type == SubsamplingLayer.PoolingType.PNORM ? layer.pnorm(2).build() : layer.build();
  }

  private Activation activation() {
    return activations.get(random.nextInt(activations.size()));
  }

  private int side() {
    return one(5);
  }

  private int edge() {
    return random.nextInt(3);
  }

  private int one(int most) {
    return 1 + random.nextInt(most);
  }
}
