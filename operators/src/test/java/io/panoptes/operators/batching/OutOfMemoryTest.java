package io.panoptes.operators.batching;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OutOfMemoryTest {

  @Test
  void errorsOfJavaCppAndOfTheHeapAreALackOfMemory() {
    assertThat(OutOfMemory.caused(new OutOfMemoryError("Physical memory usage is too high")))
        .isTrue();
    assertThat(OutOfMemory.caused(new RuntimeException("op conv2d", new OutOfMemoryError("heap"))))
        .isTrue();
  }

  @Test
  void exceptionsOfNativeLibrariesAreKnownByTheirMessage() {
    assertThat(
            OutOfMemory.caused(new RuntimeException("Failed to allocate 1024 bytes from DEVICE")))
        .isTrue();
    assertThat(
            OutOfMemory.caused(
                new IllegalStateException(
                    "bfc_arena.cc: Failed to allocate memory for requested buffer of size 9")))
        .isTrue();
    assertThat(OutOfMemory.caused(new RuntimeException("std::bad_alloc"))).isTrue();
  }

  @Test
  void otherFailuresAreNone() {
    assertThat(OutOfMemory.caused(new IllegalStateException("shape 3 x 4"))).isFalse();
    assertThat(OutOfMemory.caused(new IllegalStateException())).isFalse();
  }
}
