package io.panoptes.models.inference.plan;

import java.nio.FloatBuffer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A value of a plan in native memory, seen by ND4J and by Java.
 *
 * @param array {@code [batch, height, width, channels]}, dense
 * @param floats the same memory
 */
record Tensor(int batch, Shape shape, INDArray array, FloatBuffer floats) {

  /** Rows of all images, one after the other. */
  int rows() {
    return batch * shape.height();
  }

  int length() {
    return Math.toIntExact(batch * shape.floats());
  }

  boolean sharesMemoryWith(Tensor other) {
    return array.data() == other.array.data();
  }
}
