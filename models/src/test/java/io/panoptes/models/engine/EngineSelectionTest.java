package io.panoptes.models.engine;

import static io.panoptes.models.inference.EngineKind.AUTO;
import static io.panoptes.models.inference.EngineKind.DL4J;
import static io.panoptes.models.inference.EngineKind.DL4J_CUDA;
import static io.panoptes.models.inference.EngineKind.DL4J_LAYERS;
import static io.panoptes.models.inference.EngineKind.ONNXRUNTIME;
import static io.panoptes.models.inference.EngineKind.ONNXRUNTIME_CUDA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.panoptes.models.inference.EngineKind;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class EngineSelectionTest {

  private static final Set<EngineKind> CPU = Set.of(DL4J, DL4J_LAYERS, ONNXRUNTIME);
  private static final Set<EngineKind> CUDA = with(DL4J_CUDA);
  private static final Set<EngineKind> ONNX_CUDA = with(ONNXRUNTIME_CUDA);
  private static final Set<EngineKind> ALL = with(DL4J_CUDA, ONNXRUNTIME_CUDA);
  private static final List<Device> NONE = List.of();
  private static final List<Device> T4 = List.of(device("Tesla T4", "7.5", 15_000));
  private static final List<Device> H100 = List.of(device("NVIDIA H100", "9.0", 80_000));
  private static final List<Device> B200 = List.of(device("NVIDIA B200", "10.0", 180_000));
  private static final List<Device> K20 = List.of(device("Tesla K20", "3.5", 5_000));
  private static final List<Device> M60 = List.of(device("Tesla M60", "5.2", 8_000));
  private static final List<Device> RTX_5090 = List.of(device("RTX 5090", "12.0", 32_000));
  private static final List<Device> FULL = List.of(device("Tesla T4", "7.5", 300));

  static Stream<Arguments> chosen() {
    return Stream.of(
        arguments(AUTO, CPU, NONE, DL4J, "no GPU is visible"),
        arguments(AUTO, ALL, NONE, DL4J, "no GPU is visible"),
        arguments(AUTO, ALL, T4, ONNXRUNTIME_CUDA, "the GPU is Tesla T4"),
        arguments(AUTO, CUDA, T4, DL4J_CUDA, "the GPU is Tesla T4"),
        arguments(AUTO, ONNX_CUDA, H100, ONNXRUNTIME_CUDA, "the GPU is NVIDIA H100"),
        arguments(AUTO, ONNX_CUDA, RTX_5090, ONNXRUNTIME_CUDA, "the GPU is RTX 5090"),
        arguments(
            AUTO,
            CPU,
            T4,
            DL4J,
            "onnxruntime-cuda cannot run: onnxruntime_gpu is not on the class path: build with"
                + " -Ponnxruntime-cuda; dl4j-cuda cannot run: nd4j-cuda is not on the class path:"
                + " build with -Pcuda"),
        arguments(DL4J, CPU, T4, DL4J, "as configured"),
        arguments(ONNXRUNTIME, CPU, NONE, ONNXRUNTIME, "as configured"),
        arguments(DL4J_LAYERS, CPU, NONE, DL4J_LAYERS, "as configured"),
        arguments(DL4J_CUDA, ALL, T4, DL4J_CUDA, "as configured"),
        arguments(DL4J, ONNX_CUDA, H100, DL4J, "as configured"));
  }

  @ParameterizedTest
  @MethodSource("chosen")
  void engineIsChosen(
      EngineKind wanted,
      Set<EngineKind> libraries,
      List<Device> devices,
      EngineKind expected,
      String reason) {
    assertThat(selection(devices, libraries).choose(wanted, false))
        .isEqualTo(new Selection(expected, reason));
  }

  static Stream<Arguments> refused() {
    return Stream.of(
        arguments(
            DL4J_CUDA,
            ALL,
            H100,
            "engine dl4j-cuda cannot run: NVIDIA H100 has the compute capability 9.0, and it has"
                + " code up to 8.9: use onnxruntime-cuda"),
        arguments(
            DL4J_CUDA,
            ALL,
            B200,
            "engine dl4j-cuda cannot run: NVIDIA B200 has the compute capability 10.0, and it has"
                + " code up to 8.9: use onnxruntime-cuda"),
        arguments(
            ONNXRUNTIME_CUDA,
            ONNX_CUDA,
            B200,
            "engine onnxruntime-cuda cannot run: NVIDIA B200 has the compute capability 10.0, and"
                + " it has code up to 12.0: use onnxruntime"),
        arguments(
            DL4J_CUDA,
            ALL,
            K20,
            "engine dl4j-cuda cannot run: Tesla K20 has the compute capability 3.5, which is too"
                + " old: it needs 3.7 or newer"),
        arguments(
            ONNXRUNTIME_CUDA,
            ONNX_CUDA,
            M60,
            "engine onnxruntime-cuda cannot run: Tesla M60 has the compute capability 5.2, which is"
                + " too old: it needs 6.0 or newer"),
        arguments(
            DL4J_CUDA,
            ALL,
            FULL,
            "engine dl4j-cuda cannot run: Tesla T4 has 300 MiB of memory free, and it needs 1024"
                + " MiB: end what uses the GPU"),
        arguments(
            DL4J_CUDA, ALL, NONE, "engine dl4j-cuda cannot run: no GPU is visible to nvidia-smi"),
        arguments(
            ONNXRUNTIME_CUDA,
            CPU,
            T4,
            "engine onnxruntime-cuda cannot run: onnxruntime_gpu is not on the class path: build"
                + " with -Ponnxruntime-cuda"),
        arguments(
            DL4J_CUDA,
            CPU,
            H100,
            "engine dl4j-cuda cannot run: nd4j-cuda is not on the class path: build with -Pcuda"),
        arguments(
            DL4J,
            CUDA,
            T4,
            "engine dl4j cannot run: nd4j-cuda is on the class path and would take the GPU: set the"
                + " variable BACKEND_PRIORITY_CPU to 1000"),
        arguments(
            AUTO,
            CUDA,
            H100,
            "engine dl4j cannot run: nd4j-cuda is on the class path and would take the GPU: set the"
                + " variable BACKEND_PRIORITY_CPU to 1000"));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void engineThatCannotRunIsRefusedInOneSentence(
      EngineKind wanted, Set<EngineKind> libraries, List<Device> devices, String sentence) {
    assertThatThrownBy(() -> selection(devices, libraries).choose(wanted, false))
        .isInstanceOf(EngineUnavailableException.class)
        .hasMessage(sentence);
  }

  @Test
  void onnxModelsAreRunByOnnxRuntimeOnly() {
    assertThat(selection(NONE, ALL).choose(AUTO, true).kind()).isEqualTo(ONNXRUNTIME);
    assertThat(selection(T4, ONNX_CUDA).choose(AUTO, true).kind()).isEqualTo(ONNXRUNTIME_CUDA);
    assertThatThrownBy(() -> selection(NONE, ALL).choose(DL4J, true))
        .hasMessage(
            "engine dl4j cannot run a pack of ONNX models: use onnxruntime, onnxruntime-cuda or"
                + " auto");
  }

  @Test
  void cpuBackendThatIsPreferredRunsBesideTheCudaBackend() {
    EngineSelection cpuFirst = new EngineSelection(H100, new EngineLibraries(CUDA), true);
    assertThat(cpuFirst.choose(AUTO, false).kind()).isEqualTo(DL4J);
  }

  @Test
  void librariesOfThisBuildAreFound() {
    assertThat(EngineLibraries.ofClassPath().kinds()).containsAll(CPU);
  }

  private static EngineSelection selection(List<Device> devices, Set<EngineKind> libraries) {
    return new EngineSelection(() -> devices, new EngineLibraries(libraries));
  }

  private static Set<EngineKind> with(EngineKind... kinds) {
    Set<EngineKind> all = EnumSet.copyOf(CPU);
    all.addAll(List.of(kinds));
    return all;
  }

  private static Device device(String name, String capability, long freeMegabytes) {
    return new Device(name, ComputeCapability.parse(capability), freeMegabytes << 20, "550.54");
  }
}
