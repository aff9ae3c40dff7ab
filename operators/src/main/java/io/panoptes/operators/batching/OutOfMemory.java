package io.panoptes.operators.batching;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Tells a lack of memory from other failures. JavaCPP throws {@link OutOfMemoryError} for memory
 * outside the heap; ND4J's CUDA backend and ONNX Runtime throw exceptions of which only the message
 * tells.
 */
public final class OutOfMemory {

  private static final Pattern MESSAGE =
      Pattern.compile(
          "out of memory|fail(ed|ure)? to allocate|cannot allocate|allocation failed"
              + "|cudaErrorMemoryAllocation|bad_alloc",
          Pattern.CASE_INSENSITIVE);

  private OutOfMemory() {}

  /** Whether it, or what caused it, is a lack of memory. */
  public static boolean caused(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
        .limit(16)
        .anyMatch(OutOfMemory::is);
  }

  private static boolean is(Throwable failure) {
    return failure instanceof OutOfMemoryError
        || Optional.ofNullable(failure.getMessage())
            .map(message -> MESSAGE.matcher(message).find())
            .orElse(false);
  }
}
