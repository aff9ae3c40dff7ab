package io.panoptes.models.network.loss;

import static java.util.Objects.requireNonNull;

import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/** Two losses of the same output, such as cross-entropy and Dice. */
public record SummedLoss(
    @JsonProperty("first") ILossFunction first, @JsonProperty("second") ILossFunction second)
    implements PixelLoss {

  public SummedLoss {
    requireNonNull(first, "first is null");
    requireNonNull(second, "second is null");
  }

  @Override
  public Value value(
      INDArray labels, INDArray preOutput, IActivation activation, INDArray weights) {
    INDArray losses =
        first
            .computeScoreArray(labels, preOutput, activation, weights)
            .reshape(weights.shape())
            .add(
                second
                    .computeScoreArray(labels, preOutput, activation, weights)
                    .reshape(weights.shape()));
    INDArray gradient =
        first
            .computeGradient(labels, preOutput, activation, weights)
            .add(second.computeGradient(labels, preOutput, activation, weights));
    return new Value(losses, gradient);
  }
}
