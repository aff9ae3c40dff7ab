package io.panoptes.models.engine;

import java.util.concurrent.TimeUnit;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.factory.Nd4j;

/**
 * One convolution, timed with ND4J's platform libraries (oneDNN, cuDNN) and without them: what a
 * build claims to have is not always what runs.
 *
 * @param withLibraries thousand million multiplications and additions a second
 * @param without likewise, with the code of ND4J itself
 */
public record ConvolutionTrial(double withLibraries, double without) {

  /** They are in use when they bring at least so much; measured are 5 to 20. */
  private static final double LEAST_GAIN = 1.5;

  private static final int SIDE = 96;
  private static final int CHANNELS = 32;
  private static final int KERNEL = 3;
  private static final long OPERATIONS = 2L * SIDE * SIDE * CHANNELS * CHANNELS * KERNEL * KERNEL;
  private static final long TRIAL_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  /**
   * Takes about half a second, and loads the native libraries of ND4J. Nothing else may compute
   * meanwhile: the libraries are switched off and on for the whole process.
   */
  public static ConvolutionTrial run() {
    try (INDArray input = Nd4j.rand(DataType.FLOAT, 1, SIDE, SIDE, CHANNELS);
        INDArray kernel = Nd4j.rand(DataType.FLOAT, KERNEL, KERNEL, CHANNELS, CHANNELS);
        INDArray output = Nd4j.zeros(DataType.FLOAT, 1, SIDE, SIDE, CHANNELS)) {
      DynamicCustomOp convolution =
          DynamicCustomOp.builder("conv2d")
              .addInputs(input, kernel)
              .addOutputs(output)
              .addIntegerArguments(KERNEL, KERNEL, 1, 1, 0, 0, 1, 1, 1, 1)
              .build();
      boolean allowed = Nd4j.getEnvironment().helpersAllowed();
      double with = speed(convolution);
      Nd4j.getEnvironment().allowHelpers(false);
      try {
        return new ConvolutionTrial(with, speed(convolution));
      } finally {
        Nd4j.getEnvironment().allowHelpers(allowed);
      }
    }
  }

  /** Whether the platform's library runs convolutions. */
  public boolean isInUse() {
    return withLibraries > LEAST_GAIN * without;
  }

  /** The best of the runs, so that a busy machine does not decide. */
  private static double speed(DynamicCustomOp convolution) {
    Nd4j.exec(convolution);
    long best = Long.MAX_VALUE;
    for (long end = System.nanoTime() + TRIAL_NANOS; System.nanoTime() < end; ) {
      long start = System.nanoTime();
      Nd4j.exec(convolution);
      best = Math.min(best, System.nanoTime() - start);
    }
    return OPERATIONS / (double) best;
  }
}
