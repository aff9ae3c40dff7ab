package io.panoptes.models.inference.plan;

import java.util.IdentityHashMap;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The weights of a program in native memory, once for all its plans. Thread-safe. */
final class Weights implements AutoCloseable {

  private final Map<float[], INDArray> arrays = new IdentityHashMap<>();
  private boolean closed;

  /** The array of these values, made at the first call; the same values must not change. */
  synchronized INDArray of(float[] values, long... shape) {
    if (closed) {
      throw new IllegalStateException("the weights of this program are freed");
    }
    return arrays.computeIfAbsent(values, key -> Nd4j.create(key, shape, 'c'));
  }

  synchronized long bytes() {
    return arrays.keySet().stream().mapToLong(values -> values.length * (long) Float.BYTES).sum();
  }

  @Override
  public synchronized void close() {
    closed = true;
    arrays.values().forEach(INDArray::close);
    arrays.clear();
  }
}
