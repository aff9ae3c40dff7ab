package io.panoptes.models.onnx.runtime;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.nio.FloatBuffer;
import java.util.Arrays;
import org.bytedeco.javacpp.FloatPointer;

/**
 * Memory outside the heap for one input or output, and an array on the heap; both grow to the
 * largest batch and are used again. Not a buffer of the JDK, which only a collection frees.
 */
final class TensorMemory implements AutoCloseable {

  private FloatPointer pointer = new FloatPointer();
  private FloatBuffer memory = FloatBuffer.allocate(0);
  private float[] values = new float[0];

  /** A tensor over the memory; the caller closes it. */
  OnnxTensor tensor(long[] shape) throws OrtException {
    int length = length(shape);
    if (memory.capacity() < length) {
      close();
      pointer = new FloatPointer(length);
      memory = pointer.asBuffer();
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

  /**
   * Frees the memory outside the heap, over which no tensor may be in use, and lets the array go.
   */
  @Override
  public void close() {
    memory = FloatBuffer.allocate(0);
    values = new float[0];
    pointer.close();
  }

  static int length(long[] shape) {
    return Math.toIntExact(Arrays.stream(shape).reduce(1, Math::multiplyExact));
  }
}
