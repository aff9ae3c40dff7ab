package io.panoptes.models.engine;

import io.panoptes.models.inference.EngineKind;
import java.util.EnumSet;
import java.util.Set;

/**
 * Engines whose libraries are on the class path. Nothing is loaded to find out.
 *
 * @param kinds without {@link EngineKind#AUTO}
 */
public record EngineLibraries(Set<EngineKind> kinds) {

  private static final String CPU_BACKEND = "org/nd4j/linalg/cpu/nativecpu/CpuBackend.class";
  private static final String CUDA_BACKEND = "org/nd4j/linalg/jcublas/JCublasBackend.class";
  private static final String ONNX_RUNTIME = "ai/onnxruntime/native/linux-x64/libonnxruntime.so";
  private static final String ONNX_RUNTIME_CUDA =
      "ai/onnxruntime/native/linux-x64/libonnxruntime_providers_cuda.so";

  public EngineLibraries {
    kinds = Set.copyOf(kinds);
  }

  public static EngineLibraries ofClassPath() {
    Set<EngineKind> kinds = EnumSet.noneOf(EngineKind.class);
    if (has(CPU_BACKEND)) {
      kinds.add(EngineKind.DL4J);
      kinds.add(EngineKind.DL4J_LAYERS);
    }
    if (has(CUDA_BACKEND)) {
      kinds.add(EngineKind.DL4J_CUDA);
    }
    if (has(ONNX_RUNTIME)) {
      kinds.add(EngineKind.ONNXRUNTIME);
    }
    if (has(ONNX_RUNTIME_CUDA)) {
      kinds.add(EngineKind.ONNXRUNTIME_CUDA);
    }
    return new EngineLibraries(kinds);
  }

  boolean has(EngineKind kind) {
    return kinds.contains(kind);
  }

  private static boolean has(String resource) {
    return EngineLibraries.class.getClassLoader().getResource(resource) != null;
  }
}
