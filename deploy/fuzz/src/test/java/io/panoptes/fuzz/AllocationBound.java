package io.panoptes.fuzz;

/**
 * What parsing may allocate on the heap, all of it counted, also what is collected meanwhile.
 *
 * @param perByte bytes for each byte of the input
 * @param fixed bytes whatever the input; where a header sizes the result, what the largest size
 *     that the parser is told to allow takes
 */
public record AllocationBound(int perByte, long fixed) {

  private static final long MEBI = 1 << 20;

  public AllocationBound {
    if (perByte < 0 || fixed < 0) {
      throw new IllegalArgumentException(
          "a bound of %d x input + %d bytes: neither can be below 0".formatted(perByte, fixed));
    }
  }

  /** A bound of {@code perByte} times the input and some MiB. */
  public static AllocationBound of(int perByte, int mebibytes) {
    return new AllocationBound(perByte, mebibytes * MEBI);
  }

  /** In bytes, of an input of this length. */
  long at(int inputLength) {
    return (long) perByte * inputLength + fixed;
  }

  @Override
  public String toString() {
    return "%d x input + %d MiB".formatted(perByte, fixed / MEBI);
  }
}
