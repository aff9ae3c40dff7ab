package io.panoptes.models.onnx.runtime;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * Memory outside the heap for one input or output, and an array on the heap; both grow to the
 * largest batch and are used again.
 */
final class TensorMemory {

  private FloatBuffer memory = FloatBuffer.allocate(0);
  private float[] values = new float[0];

  /** A tensor over the memory; the caller closes it. */
  OnnxTensor tensor(long[] shape) throws OrtException {
    int length = length(shape);
    if (memory.capacity() < length) {
      memory =
          ByteBuffer.allocateDirect(Math.multiplyExact(4, length))
              .order(ByteOrder.nativeOrder())
              .asFloatBuffer();
    }
    memory.clear().limit(length);
    return OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), memory, shape);
  }

  FloatBuffer memory() {
    return memory;
  }

  /** Overwritten by the next call for the same length. */
  float[] array(int length) {
    if (values.length != length) {
      values = new float[length];
    }
    return values;
  }

  static int length(long[] shape) {
    return Math.toIntExact(Arrays.stream(shape).reduce(1, Math::multiplyExact));
  }
}
