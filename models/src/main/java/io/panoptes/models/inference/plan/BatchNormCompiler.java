package io.panoptes.models.inference.plan;

import java.util.Arrays;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;

/**
 * Batch-norm with the statistics of training: into the convolution before it, where it can. An
 * activation set on the layer is left out, as Deeplearning4j 1.0.0-M2.1 does not apply it either.
 */
final class BatchNormCompiler {

  private BatchNormCompiler() {}

  static Node compile(LayerSource layer, Node input) {
    BatchNormalization settings = layer.as(BatchNormalization.class);
    float[] mean = layer.values("mean");
    float[] variance = variance(layer);
    float[] gamma = affine(layer, "gamma", settings.getGamma(), mean.length);
    float[] beta = affine(layer, "beta", settings.getBeta(), mean.length);
    float[] scale = new float[mean.length];
    float[] shift = new float[mean.length];
    for (int channel = 0; channel < mean.length; channel++) {
      double factor = gamma[channel] / Math.sqrt(variance[channel] + settings.getEps());
      scale[channel] = (float) factor;
      shift[channel] = (float) (beta[channel] - mean[channel] * factor);
    }
    return normalised(layer, input, new ScaleShift(scale, shift));
  }

  private static Node normalised(LayerSource layer, Node input, ScaleShift norm) {
    if (layer.onlyReader() && input.operation() instanceof Convolution convolution) {
      return Node.of(layer.name(), convolution.then(norm), input.inputs());
    }
    return input.then(layer.name(), norm);
  }

  private static float[] variance(LayerSource layer) {
    if (layer.has("var")) {
      return layer.values("var");
    }
    float[] values = layer.values("log10stdev");
    for (int channel = 0; channel < values.length; channel++) {
      values[channel] = (float) Math.pow(10, 2 * values[channel]);
    }
    return values;
  }

  private static float[] affine(LayerSource layer, String parameter, double locked, int channels) {
    if (layer.has(parameter)) {
      return layer.values(parameter);
    }
    float[] values = new float[channels];
    Arrays.fill(values, (float) locked);
    return values;
  }
}
