package io.panoptes.models.network.loss;

import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;
import org.nd4j.linalg.ops.transforms.Transforms;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * Cross-entropy of which a pixel counts the less the surer the network is of its category: {@code
 * -(1 - p)^gamma log p} (Lin et al. 2017). After a softmax.
 *
 * @param gamma 0 for plain cross-entropy, 2 in the paper
 */
public record FocalLoss(@JsonProperty("gamma") double gamma) implements PixelLoss, SemanticLoss {

  /** Of a sure pixel, so that its slope is a number for every gamma. */
  private static final double LEAST_DOUBT = 1e-7;

  public FocalLoss {
    if (!(gamma >= 0 && gamma <= 10)) {
      throw new IllegalArgumentException("focal loss with a gamma of %s: 0 to 10".formatted(gamma));
    }
  }

  @Override
  public Value value(
      INDArray labels, INDArray preOutput, IActivation activation, INDArray weights) {
    LossMCXENT crossEntropy = new LossMCXENT();
    INDArray entropy =
        crossEntropy
            .computeScoreArray(labels, preOutput, activation, null)
            .reshape(weights.shape());
    INDArray sure = Transforms.exp(entropy.neg());
    INDArray doubt = Transforms.max(sure.rsub(1), LEAST_DOUBT);
    INDArray modulation = Transforms.pow(doubt, gamma);
    // In p the loss has the slope of cross-entropy times this.
    INDArray slope =
        Transforms.pow(doubt, gamma - 1).muli(gamma).muli(sure).muli(entropy).addi(modulation);
    return new Value(
        entropy.mul(modulation).muli(weights),
        crossEntropy.computeGradient(labels, preOutput, activation, slope.muli(weights)));
  }

  @Override
  public PixelLoss function() {
    return this;
  }
}
