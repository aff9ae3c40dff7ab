package io.panoptes.models.network;

import java.util.Arrays;
import org.deeplearning4j.nn.weights.IWeightInit;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Weights by which a transposed convolution of 4x4 with stride 2 enlarges each channel by itself,
 * bilinearly (Long et al. 2015). What lies outside of the image counts as 0, so its border darkens.
 * Named in the configuration of networks.
 */
public record BilinearKernel() implements IWeightInit {

  static final int SIZE = 4;
  private static final double[] PROFILE = {.25, .75, .75, .25};

  /**
   * @param shape {@code [in, out, 4, 4]}, as many in as out
   */
  @Override
  public INDArray init(double fanIn, double fanOut, long[] shape, char order, INDArray parameters) {
    if (shape.length != 4 || shape[0] != shape[1] || shape[2] != SIZE || shape[3] != SIZE) {
      throw new IllegalArgumentException(
          "bilinear weights of shape %s: as many channels in as out, 4 x 4"
              .formatted(Arrays.toString(shape)));
    }
    INDArray weights = parameters.assign(0).reshape(order, shape);
    for (long channel = 0; channel < shape[0]; channel++) {
      for (int row = 0; row < SIZE; row++) {
        for (int column = 0; column < SIZE; column++) {
          weights.putScalar(
              new long[] {channel, channel, row, column}, PROFILE[row] * PROFILE[column]);
        }
      }
    }
    return weights;
  }
}
