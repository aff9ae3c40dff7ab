package io.panoptes.models.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NvidiaSmiTest {

  @Test
  void lineOfAGpuIsRead() {
    Device hopper =
        new Device("NVIDIA H100 80GB HBM3", new ComputeCapability(9, 0), 81_007L << 20, "550.1");
    assertThat(NvidiaSmi.parse("NVIDIA H100 80GB HBM3, 9.0, 81007, 550.1")).containsExactly(hopper);
    assertThat(NvidiaSmi.parse("NVIDIA H100 80GB HBM3, 9.0, 81007 MiB, 550.1"))
        .containsExactly(hopper);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "No devices were found",
        "WARNING: infoROM is corrupted at gpu 0000:00:1E.0",
        "Tesla K20, [N/A], 4000, 390.1",
        "A, B, C, D"
      })
  void otherLinesAreNoGpu(String line) {
    assertThat(NvidiaSmi.parse(line)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1", " -1 "})
  void hiddenGpusAreNotVisible(String visible) {
    assertThat(new NvidiaSmi(Map.of("CUDA_VISIBLE_DEVICES", visible)).devices()).isEmpty();
  }

  @Test
  void capabilitiesAreOrderedByNumber() {
    assertThat(new ComputeCapability(10, 0)).isGreaterThan(new ComputeCapability(9, 0));
    assertThat(new ComputeCapability(8, 6)).isGreaterThan(new ComputeCapability(8, 0));
    assertThat(ComputeCapability.parse("8.9")).hasToString("8.9");
  }
}
