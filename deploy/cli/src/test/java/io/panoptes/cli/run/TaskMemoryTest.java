package io.panoptes.cli.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TaskMemoryTest {

  @Test
  void isWhatFlinkLeavesOfTheProcess() {
    TaskMemory memory = TaskMemory.of(3L << 30);

    assertThat(memory.heapMegabytes() + memory.nativeMegabytes()).isEqualTo(3072 - 928);
    assertThat(memory.nativeMegabytes()).isGreaterThan(memory.heapMegabytes());
  }

  @Test
  void tooLittleIsRefusedWithTheLeast() {
    assertThatThrownBy(() -> TaskMemory.of(1L << 30))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "flink.task-memory is 1 GiB: the least for a task manager on this machine is 1.2 GiB");
  }
}
