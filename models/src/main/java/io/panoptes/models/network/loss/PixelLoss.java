package io.panoptes.models.network.loss;

import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/**
 * A loss of ours as Deeplearning4j takes it: one row for each pixel, one column for each channel.
 * The mask holds the weight of each pixel, 0 for void and crowd; what lies there never counts.
 * Written into the configuration of a network by the name of its class, so neither classes nor
 * components may be renamed. Immutable and thread-safe.
 */
public interface PixelLoss extends ILossFunction {

  /**
   * Loss and slope of all pixels.
   *
   * @param losses of each pixel, {@code [pixels, 1]}, weighted
   * @param gradient of their sum in what goes into the activation, {@code [pixels, channels]}
   */
  record Value(INDArray losses, INDArray gradient) {}

  /**
   * @param labels {@code [pixels, channels]}
   * @param preOutput what goes into the activation, of the same shape; left as it is
   * @param weights of the pixels, {@code [pixels, 1]}, 0 or more
   */
  Value value(INDArray labels, INDArray preOutput, IActivation activation, INDArray weights);

  @Override
  default Pair<Double, INDArray> computeGradientAndScore(
      INDArray labels, INDArray preOutput, IActivation activation, INDArray mask, boolean average) {
    Value value = value(labels, preOutput, activation, weights(preOutput, mask));
    double sum = value.losses().sumNumber().doubleValue();
    return Pair.of(average ? sum / preOutput.size(0) : sum, value.gradient());
  }

  @Override
  default double computeScore(
      INDArray labels, INDArray preOutput, IActivation activation, INDArray mask, boolean average) {
    return computeGradientAndScore(labels, preOutput, activation, mask, average).getFirst();
  }

  @Override
  default INDArray computeScoreArray(
      INDArray labels, INDArray preOutput, IActivation activation, INDArray mask) {
    return value(labels, preOutput, activation, weights(preOutput, mask)).losses();
  }

  @Override
  default INDArray computeGradient(
      INDArray labels, INDArray preOutput, IActivation activation, INDArray mask) {
    return value(labels, preOutput, activation, weights(preOutput, mask)).gradient();
  }

  @Override
  default String name() {
    return getClass().getSimpleName();
  }

  private static INDArray weights(INDArray preOutput, INDArray mask) {
    long pixels = preOutput.size(0);
    if (mask == null) {
      return Nd4j.ones(preOutput.dataType(), pixels, 1);
    }
    if (mask.length() != pixels) {
      throw new IllegalArgumentException(
          "%d weights for %d pixels: a mask has one for each pixel, [batch, 1, height, width]"
              .formatted(mask.length(), pixels));
    }
    return mask.castTo(preOutput.dataType()).reshape(pixels, 1);
  }
}
