package io.panoptes.models.inference.plan;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A convolution with bias, on oneDNN.
 *
 * @param weights in Deeplearning4j's order, which the operations take as it is: oneDNN brings them
 *     into its own at each run, and was no faster from either of the two other orders
 * @param shape of the weights
 * @param bias one for each output channel
 */
record Convolution(Kind kind, Window window, float[] weights, long[] shape, float[] bias)
    implements Operation {

  private static final long NHWC = 1;

  enum Kind {
    /** Weights {@code [out, in, height, width]}. */
    STANDARD("conv2d", 1),
    /** Weights {@code [in, out, height, width]}. */
    TRANSPOSED("deconv2d", 1),
    /** Weights {@code [height, width, in, multiplier]}. */
    DEPTHWISE("depthwise_conv2d", 0);

    private final String operation;
    private final long weightFormat;

    /**
     * @param weightFormat ND4J's number for the order of the weights
     */
    Kind(String operation, long weightFormat) {
      this.operation = operation;
      this.weightFormat = weightFormat;
    }
  }

  int outputs() {
    return (int)
        switch (kind) {
          case STANDARD -> shape[0];
          case TRANSPOSED -> shape[1];
          case DEPTHWISE -> shape[2] * shape[3];
        };
  }

  int inputs() {
    return (int)
        switch (kind) {
          case STANDARD -> shape[1];
          case TRANSPOSED -> shape[0];
          case DEPTHWISE -> shape[2];
        };
  }

  /** The output channel that a weight counts for. */
  private int output(int weight) {
    int plane = (int) (shape[2] * shape[3]);
    return switch (kind) {
      case STANDARD -> weight / plane / inputs();
      case TRANSPOSED -> weight / plane % outputs();
      case DEPTHWISE -> weight % outputs();
    };
  }

  /** The same followed by a scale and a shift of each output channel. */
  Convolution then(ScaleShift after) {
    float[] scaled = new float[weights.length];
    for (int at = 0; at < scaled.length; at++) {
      scaled[at] = weights[at] * after.scale()[output(at)];
    }
    float[] shifted = new float[bias.length];
    for (int channel = 0; channel < shifted.length; channel++) {
      shifted[channel] = bias[channel] * after.scale()[channel] + after.shift()[channel];
    }
    return new Convolution(kind, window, scaled, shape, shifted);
  }

  @Override
  public Shape shape(List<Shape> inputs) {
    Shape input = inputs.get(0);
    if (input.channels() != inputs()) {
      throw new IllegalArgumentException(
          "%d channels come in, and the weights are for %d".formatted(input.channels(), inputs()));
    }
    return kind == Kind.TRANSPOSED
        ? window.grown(input, outputs())
        : window.shrunk(input, outputs());
  }

  @Override
  public Step step(List<Tensor> inputs, Tensor output, Weights shared) {
    List<INDArray> arrays =
        List.of(inputs.get(0).array(), shared.of(weights, shape), shared.of(bias, bias.length));
    NativeStep step =
        new NativeStep(
            kind.operation, arrays, output.array(), window.arguments(NHWC, kind.weightFormat));
    return window.isDilated() ? step.withoutOneDnn() : step;
  }
}
