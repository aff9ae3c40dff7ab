package io.panoptes.models.engine;

import io.panoptes.models.inference.EngineKind;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The line with which an engine starts: what runs, on how many threads, within which limits. */
public final class EngineLine {

  private static final Logger LOG = LoggerFactory.getLogger(EngineLine.class);
  private static final Set<String> TOLD = ConcurrentHashMap.newKeySet();

  private EngineLine() {}

  /** Logs the line, once in a process for each engine. */
  public static void tell(Selection selection, int threads) {
    String line = of(selection, threads);
    if (TOLD.add(line)) {
      LOG.info("engine {}", line);
    }
  }

  /**
   * What would run here in this process.
   *
   * @param isOnnx whether the pack holds ONNX models
   * @throws EngineUnavailableException when the engine cannot run here
   */
  public static String of(EngineKind kind, boolean isOnnx) {
    return of(EngineSelection.ofThisMachine().choose(kind, isOnnx), EngineThreads.ofThisProcess());
  }

  /** Kind, threads, layout, oneDNN, limits of memory, and why this one. */
  public static String of(Selection selection, int threads) {
    return "%s: %s (%s)"
        .formatted(selection.kind(), describe(selection.kind(), threads), selection.reason());
  }

  private static String describe(EngineKind kind, int threads) {
    return "%d threads, %s, process at most %s, heap at most %s"
        .formatted(
            threads,
            computation(kind),
            limit(ResidentMemory.limit()),
            size(Runtime.getRuntime().maxMemory()));
  }

  private static String computation(EngineKind kind) {
    return switch (kind) {
      case AUTO -> "not chosen yet";
      case DL4J -> "layout NHWC, oneDNN on";
      case DL4J_CUDA -> "layout NCHW, cuDNN off, oneDNN off";
      case ONNXRUNTIME -> "layout NCHW, oneDNN off";
      case ONNXRUNTIME_CUDA -> "layout NCHW, cuDNN on, oneDNN off";
      case DL4J_LAYERS ->
          "layout NCHW, oneDNN "
              + (Boolean.parseBoolean(
                      System.getProperty("org.eclipse.deeplearning4j.helpers.disable", "true"))
                  ? "off"
                  : "on");
    };
  }

  private static String limit(long bytes) {
    return bytes == 0 ? "not limited" : size(bytes);
  }

  private static String size(long bytes) {
    return "%.1f GiB".formatted(bytes / (double) (1L << 30));
  }
}
