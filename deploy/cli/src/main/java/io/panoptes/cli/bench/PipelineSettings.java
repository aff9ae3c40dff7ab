package io.panoptes.cli.bench;

import static java.util.Objects.requireNonNull;

import io.panoptes.models.inference.EngineKind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@link PipelineBench} measures.
 *
 * @param pack folder
 * @param seconds of steady state, 2 or more
 * @param threads that run the networks, each with a model, 1 or more
 * @param batch images that run together at most, 1 or more
 * @param images a folder with images; empty for scenes of a shelf
 * @param profile where Java Flight Recorder's file of the pipeline goes; empty for none
 */
public record PipelineSettings(
    Path pack,
    EngineKind engine,
    int seconds,
    int threads,
    int batch,
    Optional<Path> images,
    Optional<Path> profile) {

  private static final int LEAST_SECONDS = 2;
  private static final int MAX_WARM_UP_SECONDS = 15;
  private static final int MAX_PIPELINE_WARM_UP_SECONDS = 60;
  private static final int MAX_CHECKPOINT_SECONDS = 5;
  private static final String NONE = "-";

  public PipelineSettings {
    requireNonNull(pack, "pack is null");
    requireNonNull(engine, "engine is null");
    requireNonNull(images, "images is null");
    requireNonNull(profile, "profile is null");
    if (seconds < LEAST_SECONDS) {
      throw new IllegalArgumentException(
          "%d seconds: at least %d".formatted(seconds, LEAST_SECONDS));
    }
    if (threads < 1 || batch < 1) {
      throw new IllegalArgumentException(
          "%d threads, batches of %d: at least 1 each".formatted(threads, batch));
    }
  }

  /** Half as long as what is measured, at most 15 seconds. */
  Duration warmUp() {
    return Duration.ofSeconds(Math.min(MAX_WARM_UP_SECONDS, (seconds + 1) / 2));
  }

  /**
   * As long as what is measured, at most a minute: so long the JVM compiles Flink's and Kafka's
   * classes beside the networks, which plain threads have behind them by then.
   */
  Duration pipelineWarmUp() {
    return Duration.ofSeconds(Math.min(MAX_PIPELINE_WARM_UP_SECONDS, seconds));
  }

  Duration time() {
    return Duration.ofSeconds(seconds);
  }

  /** As configured by default, shorter where less is measured: several must pass. */
  Duration checkpointInterval() {
    return Duration.ofSeconds(Math.max(1, Math.min(MAX_CHECKPOINT_SECONDS, seconds / 6)));
  }

  /** Threads of one computation, so that all together are as many as the cores. */
  Map<String, String> environment() {
    int each = Math.max(1, Runtime.getRuntime().availableProcessors() / threads);
    return Map.of("OMP_NUM_THREADS", Integer.toString(each));
  }

  /** For the main class of a child process. */
  List<String> arguments() {
    List<String> arguments = new ArrayList<>();
    arguments.add(pack.toAbsolutePath().toString());
    arguments.add(engine.toString());
    arguments.add(Integer.toString(seconds));
    arguments.add(Integer.toString(threads));
    arguments.add(Integer.toString(batch));
    arguments.add(text(images));
    arguments.add(text(profile));
    return arguments;
  }

  /** Reads what {@link #arguments} wrote. */
  static PipelineSettings parse(String... arguments) {
    return new PipelineSettings(
        Path.of(arguments[0]),
        EngineKind.of(arguments[1]),
        Integer.parseInt(arguments[2]),
        Integer.parseInt(arguments[3]),
        Integer.parseInt(arguments[4]),
        path(arguments[5]),
        path(arguments[6]));
  }

  private static String text(Optional<Path> path) {
    return path.map(given -> given.toAbsolutePath().toString()).orElse(NONE);
  }

  private static Optional<Path> path(String text) {
    return text.equals(NONE) ? Optional.empty() : Optional.of(Path.of(text));
  }
}
