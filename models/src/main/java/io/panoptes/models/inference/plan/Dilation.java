package io.panoptes.models.inference.plan;

/**
 * Dilated kernels as larger ones with zeros in their gaps.
 *
 * <p>ND4J 1.0.0-M2.1 leaves dilation out of the padding it tells oneDNN, which then refuses every
 * dilated convolution; its own loops reach a twentieth of oneDNN's speed or less. So zeros are
 * cheaper up to about that many times the work, and ND4J's loops are left for wider gaps.
 */
final class Dilation {

  /**
   * 5x5 for a kernel of 3x3 and dilation 2 is 2.8 times the work, 9x9 for dilation 4 is 9 times.
   */
  private static final int MOST_WORK = 16;

  private Dilation() {}

  /** The same convolution without dilation, or as it is where that is too much work. */
  static Convolution filled(Convolution convolution) {
    Window window = convolution.window();
    int[] kernel = window.kernel();
    int[] extent = window.extent();
    if (!window.isDilated() || extent[0] * extent[1] > MOST_WORK * kernel[0] * kernel[1]) {
      return convolution;
    }
    boolean kernelFirst = convolution.kind() == Convolution.Kind.DEPTHWISE;
    long[] shape = convolution.shape();
    int outer = kernelFirst ? 1 : (int) (shape[0] * shape[1]);
    int inner = kernelFirst ? (int) (shape[2] * shape[3]) : 1;
    float[] weights = new float[outer * extent[0] * extent[1] * inner];
    for (int at = 0; at < convolution.weights().length; at++) {
      int column = at / inner % kernel[1];
      int row = at / inner / kernel[1] % kernel[0];
      int plane = at / inner / kernel[1] / kernel[0];
      int y = plane * extent[0] + row * window.dilation()[0];
      int x = column * window.dilation()[1];
      weights[(y * extent[1] + x) * inner + at % inner] = convolution.weights()[at];
    }
    long[] filled =
        kernelFirst
            ? new long[] {extent[0], extent[1], shape[2], shape[3]}
            : new long[] {shape[0], shape[1], extent[0], extent[1]};
    return new Convolution(
        convolution.kind(), window.undilated(), weights, filled, convolution.bias());
  }
}
