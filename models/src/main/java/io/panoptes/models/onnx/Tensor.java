package io.panoptes.models.onnx;

import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Weights on the heap, row-major. */
record Tensor(long[] shape, float[] values) {

  static Tensor of(INDArray array) {
    try (INDArray copy = array.castTo(DataType.FLOAT).dup('c')) {
      return new Tensor(copy.shape().clone(), copy.data().asFloat());
    }
  }

  static Tensor filled(int length, double value) {
    float[] values = new float[length];
    Arrays.fill(values, (float) value);
    return new Tensor(new long[] {length}, values);
  }

  Tensor reshaped(long... newShape) {
    return new Tensor(newShape, values);
  }

  Tensor flat() {
    return reshaped(values.length);
  }

  /** {@code axes[i]} is the axis that becomes axis i. */
  Tensor permuted(int... axes) {
    long[] to = new long[axes.length];
    for (int axis = 0; axis < axes.length; axis++) {
      to[axis] = shape[axes[axis]];
    }
    float[] moved = new float[values.length];
    long[] at = new long[axes.length];
    for (int index = 0; index < moved.length; index++) {
      long rest = index;
      for (int axis = axes.length - 1; axis >= 0; axis--) {
        at[axes[axis]] = rest % to[axis];
        rest /= to[axis];
      }
      long from = 0;
      for (int axis = 0; axis < axes.length; axis++) {
        from = from * shape[axis] + at[axis];
      }
      moved[index] = values[(int) from];
    }
    return new Tensor(to, moved);
  }

  /** A kernel {@code [.., .., height, width]} with zeros between its taps instead of a dilation. */
  Tensor spread(int[] dilation) {
    int rows = (int) shape[2];
    int columns = (int) shape[3];
    int toRows = (rows - 1) * dilation[0] + 1;
    int toColumns = (columns - 1) * dilation[1] + 1;
    int kernels = (int) (shape[0] * shape[1]);
    float[] spread = new float[kernels * toRows * toColumns];
    for (int kernel = 0; kernel < kernels; kernel++) {
      for (int row = 0; row < rows; row++) {
        for (int column = 0; column < columns; column++) {
          spread[(kernel * toRows + row * dilation[0]) * toColumns + column * dilation[1]] =
              values[(kernel * rows + row) * columns + column];
        }
      }
    }
    return new Tensor(new long[] {shape[0], shape[1], toRows, toColumns}, spread);
  }
}
