package io.panoptes.models.network.loss;

import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * A parabola near 0, straight beyond: {@code e^2 / (2 beta)} of an error {@code e} below {@code
 * beta}, {@code e - beta / 2} above (Girshick 2015; beta as in Detectron2). The mean over the
 * channels.
 *
 * @param beta above 0; the smaller, the nearer to the absolute error
 */
public record SmoothL1Loss(@JsonProperty("beta") double beta) implements PixelLoss, OffsetLoss {

  public SmoothL1Loss {
    if (!(beta > 0)) {
      throw new IllegalArgumentException("smooth L1 with a beta of %s: above 0".formatted(beta));
    }
  }

  @Override
  public Value value(
      INDArray labels, INDArray preOutput, IActivation activation, INDArray weights) {
    INDArray error =
        activation.getActivation(preOutput.dup(), true).subi(labels.castTo(preOutput.dataType()));
    long channels = error.size(1);
    // Of an error e and the same cut off at beta, c: c (e - c / 2) / beta is both branches.
    INDArray cut = Transforms.max(Transforms.min(error, beta), -beta);
    INDArray losses = cut.mul(.5).rsubi(error).muli(cut).divi(beta * channels);
    INDArray slope = cut.divi(beta * channels).muliColumnVector(weights);
    return new Value(
        losses.sum(true, 1).muli(weights), activation.backprop(preOutput.dup(), slope).getFirst());
  }

  @Override
  public PixelLoss function() {
    return this;
  }
}
