package org.nd4j.nativeblas;

/**
 * The class by whose reflection Deeplearning4j 1.0.0-M2.1 asks whether the CPU backend has oneDNN.
 *
 * <p>In M2.1 the real one moved to another package, so its layers never find it and fall back to
 * im2col. With this one on the class path, and {@code
 * -Dorg.eclipse.deeplearning4j.helpers.disable=false}, convolution, pooling and batch-norm layers
 * run on oneDNN.
 */
public final class Nd4jCpu {

  private Nd4jCpu() {}

  /** What the layers call by reflection; the names are theirs. */
  public static final class Environment {

    private static final Environment INSTANCE = new Environment();

    private Environment() {}

    public static Environment getInstance() {
      return INSTANCE;
    }

    public boolean isUseMKLDNN() {
      return true;
    }
  }
}
