package io.panoptes.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.panoptes.models.engine.ComputeCapability;
import io.panoptes.models.engine.ConvolutionTrial;
import io.panoptes.models.engine.Device;
import io.panoptes.models.engine.EngineLibraries;
import io.panoptes.models.engine.EngineSelection;
import io.panoptes.models.inference.EngineKind;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DoctorTest {

  private static final Device H100 =
      new Device("NVIDIA H100", new ComputeCapability(9, 0), 80L << 30, "550.54");
  private static final EngineLibraries CPU =
      new EngineLibraries(Set.of(EngineKind.DL4J, EngineKind.DL4J_LAYERS, EngineKind.ONNXRUNTIME));
  private static final EngineLibraries CUDA =
      new EngineLibraries(Set.of(EngineKind.DL4J, EngineKind.DL4J_CUDA));

  @Test
  void speedsTellWhetherOneDnnIsInUse() {
    Findings slow = findings(CPU, List.of(), new ConvolutionTrial(6, 5));
    Findings fast = findings(CPU, List.of(), new ConvolutionTrial(90, 5));

    assertThat(slow.facts().get("convolution"))
        .isEqualTo(
            Map.of("oneDNN", "not in use", "with it", "6 GFLOP/s", "without it", "5 GFLOP/s"));
    assertThat(fast.facts().get("convolution")).asString().contains("oneDNN=in use");
    assertThat(fast.healthy()).isTrue();
  }

  @Test
  void aGpuIsToldWithTheReasonWhyItIsNotUsed() {
    Findings findings = findings(CUDA, List.of(H100), new ConvolutionTrial(90, 5));

    assertThat(findings.healthy()).isFalse();
    assertThat(findings.facts().get("gpu"))
        .asString()
        .contains("NVIDIA H100, compute capability 9.0, 80.0 GiB free, driver 550.54");
    assertThat(findings.facts().get("engines"))
        .asString()
        .contains("it has code up to 8.9: use onnxruntime-cuda");
  }

  @Test
  void nativeLibrariesThatDoNotLoadAreUnhealthy() {
    Findings findings =
        new Doctor(
                new EngineSelection(List::of, CPU),
                () -> {
                  throw new UnsatisfiedLinkError("no jnind4jcpu");
                })
            .examine();

    assertThat(findings.healthy()).isFalse();
    assertThat(findings.facts().get("default engine"))
        .isEqualTo("none: ND4J does not run: no jnind4jcpu");
  }

  private static Findings findings(
      EngineLibraries libraries, List<Device> devices, ConvolutionTrial trial) {
    return new Doctor(new EngineSelection(() -> devices, libraries), () -> trial).examine();
  }
}
