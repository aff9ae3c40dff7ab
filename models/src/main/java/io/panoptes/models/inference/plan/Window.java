package io.panoptes.models.inference.plan;

import java.util.Arrays;
import org.deeplearning4j.nn.conf.ConvolutionMode;

/**
 * How a kernel moves over an image: each array is height, width.
 *
 * @param padding on each side; not used where the mode is {@link ConvolutionMode#Same}
 */
record Window(int[] kernel, int[] stride, int[] padding, int[] dilation, ConvolutionMode mode) {

  Window {
    kernel = kernel.clone();
    stride = stride.clone();
    padding = padding.clone();
    dilation = dilation.clone();
    if (mode == ConvolutionMode.Causal) {
      throw new UnsupportedGraphException("convolution mode Causal is for sequences, not images");
    }
  }

  /** A kernel of one pixel. */
  static Window pointwise() {
    return new Window(
        new int[] {1, 1},
        new int[] {1, 1},
        new int[] {0, 0},
        new int[] {1, 1},
        ConvolutionMode.Truncate);
  }

  /** After a convolution or a pooling. */
  Shape shrunk(Shape input, int channels) {
    return new Shape(shrunk(input.height(), 0), shrunk(input.width(), 1), channels);
  }

  private int shrunk(int length, int axis) {
    if (mode == ConvolutionMode.Same) {
      return (length + stride[axis] - 1) / stride[axis];
    }
    int ways = length + 2 * padding[axis] - extent(axis);
    if (ways < 0 || mode == ConvolutionMode.Strict && ways % stride[axis] != 0) {
      throw new IllegalArgumentException(
          "a side of %d pixels does not fit kernel %d, stride %d, padding %d in mode %s"
              .formatted(length, kernel[axis], stride[axis], padding[axis], mode));
    }
    return ways / stride[axis] + 1;
  }

  /** After a transposed convolution. */
  Shape grown(Shape input, int channels) {
    return new Shape(grown(input.height(), 0), grown(input.width(), 1), channels);
  }

  private int grown(int length, int axis) {
    return mode == ConvolutionMode.Same
        ? length * stride[axis]
        : stride[axis] * (length - 1) + extent(axis) - 2 * padding[axis];
  }

  private int extent(int axis) {
    return dilation[axis] * (kernel[axis] - 1) + 1;
  }

  boolean isDilated() {
    return Math.max(dilation[0], dilation[1]) > 1;
  }

  /** Pixels that the kernel covers: its own size where it is not dilated. */
  int[] extent() {
    return new int[] {extent(0), extent(1)};
  }

  /** A kernel of the same extent, without gaps. */
  Window undilated() {
    return new Window(extent(), stride, padding, new int[] {1, 1}, mode);
  }

  /** As ND4J's operations take them: the nine of the window, then their own. */
  long[] arguments(long... more) {
    long same = mode == ConvolutionMode.Same ? 1 : 0;
    long[] window = {
      kernel[0],
      kernel[1],
      stride[0],
      stride[1],
      padding[0],
      padding[1],
      dilation[0],
      dilation[1],
      same
    };
    long[] all = Arrays.copyOf(window, window.length + more.length);
    System.arraycopy(more, 0, all, window.length, more.length);
    return all;
  }
}
