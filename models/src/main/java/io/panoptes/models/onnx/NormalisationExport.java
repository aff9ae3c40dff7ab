package io.panoptes.models.onnx;

import java.util.List;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;

/** Batch-norm with the statistics of training; runtimes fold it into the convolution before. */
final class NormalisationExport {

  private NormalisationExport() {}

  static String batchNorm(
      BatchNormalization layer, LayerWeights weights, String input, OnnxGraph graph) {
    if (layer.isLockGammaBeta() && (layer.getGamma() == 1) != (layer.getBeta() == 0)) {
      throw new OnnxExportException(
          "layer %s locks gamma at %s and beta at %s: Deeplearning4j heeds them only on some backends"
              .formatted(weights.layer(), layer.getGamma(), layer.getBeta()));
    }
    Tensor mean = weights.get("mean").flat();
    int channels = mean.values().length;
    Tensor gamma =
        weights.has("gamma")
            ? weights.get("gamma").flat()
            : Tensor.filled(channels, layer.getGamma());
    Tensor beta =
        weights.has("beta") ? weights.get("beta").flat() : Tensor.filled(channels, layer.getBeta());
    return graph.node(
        "BatchNormalization",
        List.of(
            input,
            graph.weights("gamma", gamma),
            graph.weights("beta", beta),
            graph.weights("mean", mean),
            graph.weights("variance", variance(weights))),
        Attributes.of("epsilon", layer.getEps()));
  }

  private static Tensor variance(LayerWeights weights) {
    if (!weights.has("log10stdev")) {
      return weights.get("var").flat();
    }
    Tensor logarithms = weights.get("log10stdev").flat();
    float[] variances = new float[logarithms.values().length];
    for (int channel = 0; channel < variances.length; channel++) {
      variances[channel] = (float) Math.pow(10, 2 * logarithms.values()[channel]);
    }
    return new Tensor(logarithms.shape(), variances);
  }
}
