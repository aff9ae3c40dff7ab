package io.panoptes.models.onnx.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TensorMemoryTest {

  /** Of large images it is as large as the memory outside the heap. */
  @Test
  void arrayIsUsedAgainUntilTheEndAndLetGoThen() {
    TensorMemory memory = new TensorMemory();
    float[] array = memory.array(4);
    assertThat(memory.array(4)).isSameAs(array);

    memory.close();

    assertThat(memory.array(4)).isNotSameAs(array);
  }
}
