package io.panoptes.models.inference.plan;

import io.panoptes.models.inference.plan.Pooling.Kind;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;

/** Pooling, by a window and of whole images. */
final class PoolingCompilers {

  private PoolingCompilers() {}

  static Node window(LayerSource layer, Node input) {
    SubsamplingLayer settings = layer.as(SubsamplingLayer.class);
    Window window =
        new Window(
            settings.getKernelSize(),
            settings.getStride(),
            settings.getPadding(),
            settings.getDilation(),
            settings.getConvolutionMode());
    long padsCount = settings.isAvgPoolIncludePadInDivisor() ? 1 : 0;
    return input.then(
        layer.name(),
        switch (settings.getPoolingType()) {
          case MAX -> new Pooling(Kind.MAX, window, 0);
          case AVG -> new Pooling(Kind.AVERAGE, window, padsCount);
          case PNORM -> new Pooling(Kind.POWER, window, settings.getPnorm());
          default -> throw layer.unsupported("pools by " + settings.getPoolingType());
        });
  }

  static Node global(LayerSource layer, Node input) {
    GlobalPoolingLayer settings = layer.as(GlobalPoolingLayer.class);
    return input.then(
        layer.name(),
        new GlobalPooling(
            switch (settings.getPoolingType()) {
              case MAX -> GlobalPooling.Kind.MAX;
              case AVG -> GlobalPooling.Kind.AVERAGE;
              case SUM -> GlobalPooling.Kind.SUM;
              default -> throw layer.unsupported("pools by " + settings.getPoolingType());
            }));
  }
}
