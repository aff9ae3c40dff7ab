package io.panoptes.cli.bench;

import static java.util.Objects.requireNonNull;

import io.panoptes.models.inference.EngineKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a child process is to run.
 *
 * @param pack folder
 * @param kind not {@link EngineKind#AUTO}
 * @param threads that work on one batch, 1 or more
 * @param side of the input in pixels
 */
record EngineChild(Path pack, EngineKind kind, int threads, int side, ChildMemory memory) {

  EngineChild {
    requireNonNull(pack, "pack is null");
    requireNonNull(kind, "kind is null");
    requireNonNull(memory, "memory is null");
    if (threads < 1 || side < 1) {
      throw new IllegalArgumentException(
          "%d threads, inputs of %d pixels: at least 1 each".formatted(threads, side));
    }
  }

  List<String> jvmArguments() {
    List<String> arguments = new ArrayList<>(memory.jvmArguments());
    if (kind == EngineKind.DL4J_LAYERS) {
      // As Deeplearning4j comes: Panoptes would switch its helpers on.
      arguments.add("-Dorg.eclipse.deeplearning4j.helpers.disable=true");
    }
    return arguments;
  }

  List<String> arguments() {
    return List.of(pack.toString(), kind.toString(), Integer.toString(side));
  }

  /** Deeplearning4j's native code reads it, and Panoptes gives ONNX Runtime the same number. */
  Map<String, String> environment() {
    return Map.of("OMP_NUM_THREADS", Integer.toString(threads));
  }
}
