package io.panoptes.models.network;

import java.util.Random;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Deconvolution2D;
import org.deeplearning4j.nn.conf.layers.DepthwiseConvolution2D;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.SeparableConvolution2D;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer.PoolingType;
import org.nd4j.linalg.activations.Activation;

/** Layers of drawn kernels, strides, dilations and paddings; they may not fit their input. */
record RandomLayers(Random random) {

  private static final Activation[] ACTIVATIONS = {
    Activation.IDENTITY,
    Activation.RELU,
    Activation.LEAKYRELU,
    Activation.ELU,
    Activation.SIGMOID,
    Activation.TANH,
    Activation.RELU6,
    Activation.SWISH,
    Activation.HARDSIGMOID,
    Activation.SOFTPLUS
  };

  Layer convolution() {
    return window(
        2,
        new ConvolutionLayer.Builder(side(), side())
            .nOut(1 + random.nextInt(6))
            .hasBias(random.nextBoolean())
            .activation(activation()));
  }

  /** Without dilation: that is refused by Deeplearning4j's own operation. */
  Layer depthwise() {
    return window(
        1,
        new DepthwiseConvolution2D.Builder()
            .kernelSize(side(), side())
            .depthMultiplier(1 + random.nextInt(2))
            .hasBias(random.nextBoolean())
            .activation(activation()));
  }

  /** For two channels or more: Deeplearning4j's own operation fails on one. */
  Layer separable() {
    return window(
        2,
        new SeparableConvolution2D.Builder()
            .kernelSize(side(), side())
            .depthMultiplier(1 + random.nextInt(2))
            .nOut(1 + random.nextInt(6))
            .hasBias(random.nextBoolean())
            .activation(activation()));
  }

  Layer transposed() {
    boolean same = random.nextBoolean();
    int kernel = 2 + random.nextInt(3);
    return new Deconvolution2D.Builder()
        .kernelSize(kernel, kernel)
        .stride(1 + random.nextInt(2), 1 + random.nextInt(2))
        .padding(same ? 0 : random.nextInt(2), same ? 0 : random.nextInt(2))
        .convolutionMode(same ? ConvolutionMode.Same : ConvolutionMode.Truncate)
        .nOut(1 + random.nextInt(6))
        .activation(activation())
        .build();
  }

  private Layer window(int maxDilation, ConvolutionLayer.BaseConvBuilder<?> layer) {
    boolean same = random.nextBoolean();
    layer.convolutionMode(same ? ConvolutionMode.Same : ConvolutionMode.Truncate);
    layer.setStride(new int[] {1 + random.nextInt(2), 1 + random.nextInt(2)});
    layer.setDilation(new int[] {1 + random.nextInt(maxDilation), 1 + random.nextInt(maxDilation)});
    layer.setPadding(same ? new int[] {0, 0} : new int[] {random.nextInt(2), random.nextInt(2)});
    return layer.build();
  }

  Layer pooling() {
    PoolingType pooling = random.nextBoolean() ? PoolingType.MAX : PoolingType.AVG;
    boolean same = random.nextBoolean();
    int kernel = 2 + random.nextInt(2);
    return new SubsamplingLayer.Builder(pooling)
        .kernelSize(kernel, kernel)
        .stride(1 + random.nextInt(2), 1 + random.nextInt(2))
        .convolutionMode(same ? ConvolutionMode.Same : ConvolutionMode.Truncate)
        .padding(same ? 0 : random.nextInt(2), same ? 0 : random.nextInt(2))
        .avgPoolIncludePadInDivisor(random.nextBoolean())
        .build();
  }

  int side() {
    return 1 + random.nextInt(4);
  }

  int edge() {
    return random.nextInt(3);
  }

  Activation activation() {
    return ACTIVATIONS[random.nextInt(ACTIVATIONS.length)];
  }
}
