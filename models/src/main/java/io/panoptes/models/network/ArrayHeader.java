package io.panoptes.models.network;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Map;
import java.util.Set;

/**
 * The lengths in the head of an array as ND4J writes it: a buffer of longs that tells the shape, a
 * buffer with the values. ND4J takes memory as they say, before it looks for the values, and
 * reaches past them where the shape is larger.
 */
final class ArrayHeader {

  private static final int MAX_RANK = 32;
  private static final int FIXED = 4;

  /** Ways of writing whose lengths are longs; those of the others are ints. */
  private static final Set<String> LONG_LENGTHS = Set.of("LONG_SHAPE", "MIXED_DATA_TYPES");

  private static final Map<String, Integer> BYTES =
      Map.of("DOUBLE", 8, "FLOAT", 4, "HALF", 2, "BFLOAT16", 2, "LONG", 8, "INT", 4);

  private final String name;
  private final DataInputStream in;

  /** What stands before the values of a buffer. */
  private record Buffer(long length, int bytesEach) {}

  private ArrayHeader(String name, byte[] bytes) {
    this.name = name;
    in = new DataInputStream(new ByteArrayInputStream(bytes));
  }

  /**
   * @throws IOException when they do not fit the bytes
   */
  static void check(String name, byte[] bytes) throws IOException {
    try {
      new ArrayHeader(name, bytes).check();
    } catch (EOFException | ArithmeticException e) {
      throw new IOException("its entry %s is no array: %s".formatted(name, e), e);
    }
  }

  private void check() throws IOException {
    long[] shape = shape(buffer());
    long values = buffer().length();
    int rank = (shape.length - FIXED) / 2;
    if (shape[0] != rank) {
      throw refused("a shape of rank %d in %d numbers".formatted(shape[0], shape.length));
    }
    long count = 1;
    long reach = 1;
    for (int axis = 1; axis <= rank; axis++) {
      long length = shape[axis];
      long stride = shape[axis + rank];
      if (length < 1 || stride < 0) {
        throw refused("an axis of %d with stride %d".formatted(length, stride));
      }
      count = Math.multiplyExact(count, length);
      reach = Math.addExact(reach, Math.multiplyExact(length - 1, stride));
    }
    if (count != values || reach > values) {
      throw refused("a shape of %d values, to %d, over %d".formatted(count, reach, values));
    }
  }

  /** Rank, axes, strides, and three numbers more. */
  private long[] shape(Buffer buffer) throws IOException {
    if (buffer.length() < FIXED
        || buffer.length() > FIXED + 2 * MAX_RANK
        || buffer.length() % 2 != 0
        || buffer.bytesEach() < Integer.BYTES) {
      throw refused("a shape of %d numbers".formatted(buffer.length()));
    }
    long[] shape = new long[(int) buffer.length()];
    for (int i = 0; i < shape.length; i++) {
      shape[i] = buffer.bytesEach() == Long.BYTES ? in.readLong() : in.readInt();
    }
    return shape;
  }

  private Buffer buffer() throws IOException {
    String mode = in.readUTF();
    long length = LONG_LENGTHS.contains(mode) ? in.readLong() : in.readInt();
    String type = in.readUTF();
    int bytes = BYTES.getOrDefault(type, 0);
    if (bytes == 0) {
      throw refused("values of the type '%s'".formatted(type));
    }
    if (length < 1 || length > in.available() / bytes) {
      throw refused("%d values of %d bytes, with %d left".formatted(length, bytes, in.available()));
    }
    return new Buffer(length, bytes);
  }

  private IOException refused(String what) {
    return new IOException("its entry %s tells of %s".formatted(name, what));
  }
}
