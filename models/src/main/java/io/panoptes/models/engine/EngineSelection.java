package io.panoptes.models.engine;

import static io.panoptes.models.inference.EngineKind.DL4J;
import static io.panoptes.models.inference.EngineKind.DL4J_CUDA;
import static io.panoptes.models.inference.EngineKind.ONNXRUNTIME;
import static io.panoptes.models.inference.EngineKind.ONNXRUNTIME_CUDA;
import static java.util.Objects.requireNonNull;

import io.panoptes.models.inference.EngineKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Chooses engines before any native library is loaded: one that cannot run is refused with a
 * sentence instead of a crash. Thread-safe; GPUs are looked for once.
 */
public final class EngineSelection {

  /** The best first. */
  private static final List<EngineKind> GPU_ENGINES = List.of(ONNXRUNTIME_CUDA, DL4J_CUDA);

  /** Set above 100, ND4J keeps to the CPU although its CUDA backend is there. */
  private static final String CPU_FIRST = "BACKEND_PRIORITY_CPU";

  private static final class ThisMachine {
    private static final EngineSelection SELECTION =
        new EngineSelection(new NvidiaSmi().devices(), EngineLibraries.ofClassPath(), cpuFirst());
  }

  private final List<Device> devices;
  private final EngineLibraries libraries;
  private final boolean cpuFirst;

  /**
   * @param cpuFirst whether ND4J would take its CPU backend where it has both
   */
  EngineSelection(List<Device> devices, EngineLibraries libraries, boolean cpuFirst) {
    this.devices = List.copyOf(devices);
    this.libraries = requireNonNull(libraries, "libraries is null");
    this.cpuFirst = cpuFirst;
  }

  public EngineSelection(DeviceProbe probe, EngineLibraries libraries) {
    this(probe.devices(), libraries, false);
  }

  /** Looks at the machine on the first call only. */
  public static EngineSelection ofThisMachine() {
    return ThisMachine.SELECTION;
  }

  public List<Device> devices() {
    return devices;
  }

  /**
   * Chooses the engine of a pack.
   *
   * @param isOnnx whether the pack holds ONNX models, which Deeplearning4j cannot run
   * @throws EngineUnavailableException when it cannot run here, or cannot run the pack
   */
  public Selection choose(EngineKind wanted, boolean isOnnx) {
    if (wanted == EngineKind.AUTO) {
      return best(isOnnx);
    }
    if (isOnnx && wanted != ONNXRUNTIME && wanted != ONNXRUNTIME_CUDA) {
      throw new EngineUnavailableException(
          "engine %s cannot run a pack of ONNX models: use onnxruntime, onnxruntime-cuda or auto"
              .formatted(wanted));
    }
    obstacle(wanted)
        .ifPresent(
            reason -> {
              throw new EngineUnavailableException(
                  "engine %s cannot run: %s".formatted(wanted, reason));
            });
    return new Selection(wanted, "as configured");
  }

  private Selection best(boolean isOnnx) {
    List<String> reasons = new ArrayList<>();
    for (EngineKind kind : GPU_ENGINES) {
      if (devices.isEmpty() || isOnnx && kind == DL4J_CUDA) {
        continue;
      }
      Optional<String> obstacle = obstacle(kind);
      if (obstacle.isEmpty()) {
        return new Selection(kind, "the GPU is " + devices.get(0).name());
      }
      reasons.add("%s cannot run: %s".formatted(kind, obstacle.get()));
    }
    return onCpu(isOnnx, devices.isEmpty() ? "no GPU is visible" : String.join("; ", reasons));
  }

  /**
   * The engine that runs without a GPU.
   *
   * @param reason why no GPU is used
   * @throws EngineUnavailableException when it cannot run here either
   */
  public Selection onCpu(boolean isOnnx, String reason) {
    return new Selection(choose(isOnnx ? ONNXRUNTIME : DL4J, isOnnx).kind(), reason);
  }

  /** Why an engine cannot run here; empty if it can. */
  public Optional<String> obstacle(EngineKind kind) {
    if (!libraries.has(kind)) {
      return Optional.of(absent(kind));
    }
    if (kind == DL4J_CUDA) {
      return onGpu(CudaNeeds.ND4J_CUDA_11_6);
    }
    if (takesTheGpu(kind)) {
      return Optional.of(
          "nd4j-cuda is on the class path and would take the GPU: set the variable %s to 1000"
              .formatted(CPU_FIRST));
    }
    return kind == ONNXRUNTIME_CUDA ? onGpu(CudaNeeds.ONNX_RUNTIME) : Optional.empty();
  }

  /**
   * Whether ND4J would take its CUDA backend where the CPU is meant, or, to export a pack, on a GPU
   * that it has no code for.
   */
  private boolean takesTheGpu(EngineKind kind) {
    if (!libraries.has(DL4J_CUDA) || devices.isEmpty() || cpuFirst) {
      return false;
    }
    boolean onNd4j = kind != ONNXRUNTIME && kind != ONNXRUNTIME_CUDA;
    return onNd4j || onGpu(CudaNeeds.ND4J_CUDA_11_6).isPresent();
  }

  private Optional<String> onGpu(CudaNeeds needs) {
    return devices.isEmpty()
        ? Optional.of("no GPU is visible to nvidia-smi")
        : needs.obstacle(devices.get(0));
  }

  private static String absent(EngineKind kind) {
    return switch (kind) {
      case DL4J_CUDA -> "nd4j-cuda is not on the class path: build with -Pcuda";
      case ONNXRUNTIME_CUDA ->
          "onnxruntime_gpu is not on the class path: build with -Ponnxruntime-cuda";
      case AUTO, DL4J, DL4J_LAYERS, ONNXRUNTIME ->
          "its library for Linux on x86-64 is not on the class path";
    };
  }

  private static boolean cpuFirst() {
    String priority = System.getenv(CPU_FIRST);
    return priority != null && priority.matches("[0-9]{3,9}") && Long.parseLong(priority) > 100;
  }
}
