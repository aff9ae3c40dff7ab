package io.panoptes.models.network.loss;

import java.util.Arrays;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * Cross-entropy of the pixels of a batch that are worst for now (Yang et al. 2019, as
 * Panoptic-DeepLab has it). They stand for all: the sum is scaled to what it would be were the rest
 * as bad, so that it weighs against other heads as before. After a softmax.
 *
 * @param share of the pixels that count, above 0 to 1
 */
public record HardestPixelsLoss(@JsonProperty("share") double share)
    implements PixelLoss, SemanticLoss {

  public HardestPixelsLoss {
    if (!(share > 0 && share <= 1)) {
      throw new IllegalArgumentException(
          "the hardest share of %s of the pixels: above 0 to 1".formatted(share));
    }
  }

  @Override
  public Value value(
      INDArray labels, INDArray preOutput, IActivation activation, INDArray weights) {
    LossMCXENT crossEntropy = new LossMCXENT();
    INDArray losses =
        crossEntropy
            .computeScoreArray(labels, preOutput, activation, null)
            .reshape(weights.shape())
            .mul(weights);
    INDArray chosen =
        chosen(losses.toDoubleVector(), weights.toDoubleVector())
            .castTo(weights.dataType())
            .reshape(weights.shape());
    return new Value(
        losses.muli(chosen),
        crossEntropy.computeGradient(labels, preOutput, activation, chosen.mul(weights)));
  }

  /** How often each pixel stands for itself and others, 0 for those that are left out. */
  private INDArray chosen(double[] losses, double[] weights) {
    double[] counted = new double[losses.length];
    int count = 0;
    for (int at = 0; at < losses.length; at++) {
      if (weights[at] > 0) {
        counted[count++] = losses[at];
      }
    }
    double[] chosen = new double[losses.length];
    if (count > 0) {
      Arrays.sort(counted, 0, count);
      double least = counted[count - (int) Math.ceil(share * count)];
      int kept = 0;
      for (int at = 0; at < losses.length; at++) {
        if (weights[at] > 0 && losses[at] >= least) {
          chosen[at] = 1;
          kept++;
        }
      }
      for (int at = 0; at < losses.length; at++) {
        chosen[at] *= (double) count / kept;
      }
    }
    return Nd4j.createFromArray(chosen);
  }

  @Override
  public PixelLoss function() {
    return this;
  }
}
