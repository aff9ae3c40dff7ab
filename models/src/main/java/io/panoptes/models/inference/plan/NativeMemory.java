package io.panoptes.models.inference.plan;

import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The slabs of a plan, made at once and freed at once. */
final class NativeMemory implements AutoCloseable {

  private static final long MAX_FLOATS = Integer.MAX_VALUE / Float.BYTES;

  private final List<INDArray> slabs = new ArrayList<>();

  NativeMemory(List<Long> floats) {
    for (long count : floats) {
      if (count > MAX_FLOATS) {
        throw new IllegalArgumentException(
            "%d values in one array: at most %d; run smaller inputs or batches"
                .formatted(count, MAX_FLOATS));
      }
    }
    try {
      floats.forEach(count -> slabs.add(Nd4j.create(DataType.FLOAT, count)));
    } catch (RuntimeException | Error e) {
      close();
      throw e;
    }
  }

  /** A dense view of the beginning of a slab. */
  Tensor tensor(int slab, int batch, Shape shape) {
    long[] dimensions = {batch, shape.height(), shape.width(), shape.channels()};
    long[] strides = {shape.floats(), shape.row(), shape.channels(), 1};
    INDArray array = Nd4j.create(slabs.get(slab).data(), dimensions, strides, 0, 'c');
    return new Tensor(batch, shape, array, floats(slab));
  }

  private FloatBuffer floats(int slab) {
    INDArray array = slabs.get(slab);
    return new FloatPointer(array.data().pointer())
        .position(0)
        .capacity(array.length())
        .asByteBuffer()
        .order(ByteOrder.nativeOrder())
        .asFloatBuffer();
  }

  @Override
  public void close() {
    slabs.forEach(INDArray::close);
    slabs.clear();
  }
}
