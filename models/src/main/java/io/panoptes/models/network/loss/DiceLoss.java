package io.panoptes.models.network.loss;

import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * One less the mean soft Dice coefficient of the categories, over all pixels of a batch together:
 * {@code 2 sum(p g) / (sum(p) + sum(g))} with the weights of the pixels in each sum (Milletari et
 * al. 2016 with plain sums, as nnU-Net has it). It stands for each pixel by its weight, so that it
 * adds up with losses that are sums over pixels. Small categories count as much as large ones.
 */
public record DiceLoss() implements PixelLoss, SemanticLoss {

  /** Pixels added above and below: a category that is nowhere and not said costs nothing. */
  private static final double SMOOTHING = 1;

  @Override
  public Value value(
      INDArray labels, INDArray preOutput, IActivation activation, INDArray weights) {
    INDArray said = activation.getActivation(preOutput.dup(), true);
    INDArray truth = labels.castTo(said.dataType());
    INDArray twiceCommon =
        said.mul(truth).muliColumnVector(weights).sum(true, 0).muli(2).addi(SMOOTHING);
    INDArray both = said.add(truth).muliColumnVector(weights).sum(true, 0).addi(SMOOTHING);
    INDArray dice = twiceCommon.div(both);
    double all = weights.sumNumber().doubleValue();
    // The slope of a coefficient in p is (2 g - dice) / both, times the weight of the pixel.
    INDArray slope =
        truth
            .mul(2)
            .subiRowVector(dice)
            .diviRowVector(both)
            .muliColumnVector(weights)
            .muli(-all / labels.size(1));
    return new Value(
        weights.mul(1 - dice.meanNumber().doubleValue()),
        activation.backprop(preOutput.dup(), slope).getFirst());
  }

  @Override
  public PixelLoss function() {
    return this;
  }
}
