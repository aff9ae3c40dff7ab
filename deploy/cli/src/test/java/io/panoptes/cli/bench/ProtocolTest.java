package io.panoptes.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.panoptes.cli.CommandFailedException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a child process and its parent write to each other. */
class ProtocolTest {

  @Test
  void aRoundIsReadAsItWasWritten() {
    Round round = new Round(new ProcessMemory(3, 4), new long[] {5, 6, 7});

    Round read = Round.parse(round.text());

    assertThat(read.memory()).isEqualTo(round.memory());
    assertThat(read.nanos()).containsExactly(5, 6, 7);
  }

  @Test
  void aCommandIsReadAsItWasWritten() {
    assertThat(RoundCommand.parse(RoundCommand.seconds(4, 1.5).text()))
        .isEqualTo(new RoundCommand(4, 1, 1_500_000_000));
    assertThat(RoundCommand.parse(RoundCommand.runs(2, 100).text()))
        .isEqualTo(new RoundCommand(2, 100, 0));
  }

  @Test
  void memoryIsReadFromLinuxStatus() {
    List<String> status =
        List.of("Name:\tjava", "VmHWM:\t  123456 kB", "VmRSS:\t   98765 kB", "Threads:\t20");

    assertThat(ProcessMemory.parse(status)).isEqualTo(new ProcessMemory(98765, 123456));
    assertThatThrownBy(() -> ProcessMemory.parse(List.of("VmRSS:\t1 kB")))
        .isInstanceOf(CommandFailedException.class)
        .hasMessage("/proc/self/status has no VmHWM:");
  }

  @Test
  void aLimitOfAProcessLeavesMostOfItToNativeMemory() {
    assertThat(ChildMemory.within(1L << 30).jvmArguments())
        .containsExactly(
            "-Xmx256m",
            "-Dorg.bytedeco.javacpp.maxbytes=1024m",
            "-Dorg.bytedeco.javacpp.maxphysicalbytes=1024m");
    assertThatThrownBy(() -> ChildMemory.within(100 << 20))
        .hasMessage("a limit of 100 MiB: at least 512 are needed");
  }
}
