package io.panoptes.topology.pipeline;

import io.panoptes.topology.options.CheckpointOptions;
import io.panoptes.topology.options.Guarantee;
import io.panoptes.topology.options.PanoptesOptions;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.core.execution.CheckpointingMode;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Flink's own settings, as far as our options decide them. */
public final class PipelineEnvironment {

  /** A checkpoint that takes longer is given up. */
  static final Duration CHECKPOINT_TIMEOUT = Duration.ofMinutes(2);

  private PipelineEnvironment() {}

  /**
   * The settings of a job: checkpoints, guarantee, restarts, parallelism; and on top of them {@code
   * flink.properties}.
   */
  public static Configuration configuration(PanoptesOptions options) {
    CheckpointOptions checkpoint = options.pipeline().checkpoint();
    Configuration flink = new Configuration();
    flink.set(PipelineOptions.NAME, options.topics().prefix() + "-pipeline");
    flink.set(CoreOptions.DEFAULT_PARALLELISM, options.pipeline().parallelism());
    flink.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, checkpoint.interval());
    flink.set(CheckpointingOptions.CHECKPOINTING_TIMEOUT, CHECKPOINT_TIMEOUT);
    flink.set(CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE, mode(options));
    flink.set(
        CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
        ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
    checkpoint
        .directory()
        .ifPresent(
            directory -> {
              flink.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
              flink.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, uri(directory));
            });
    flink.set(RestartStrategyOptions.RESTART_STRATEGY, "exponential-delay");
    flink.set(
        RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_INITIAL_BACKOFF,
        Duration.ofMillis(500));
    flink.set(
        RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_MAX_BACKOFF,
        Duration.ofSeconds(10));
    // By default a job waits longer after each failure of the last hour, whatever it was.
    flink.set(
        RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_RESET_BACKOFF_THRESHOLD,
        Duration.ofSeconds(30));
    flink.addAll(Configuration.fromMap(options.flink().properties()));
    return flink;
  }

  /**
   * Refuses Kryo and generated uids, and lets chained operators share records, which are immutable.
   */
  static void tighten(StreamExecutionEnvironment env) {
    Configuration flink = new Configuration();
    flink.set(PipelineOptions.GENERIC_TYPES, false);
    flink.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
    flink.set(PipelineOptions.OBJECT_REUSE, true);
    env.configure(flink);
  }

  private static CheckpointingMode mode(PanoptesOptions options) {
    return options.pipeline().guarantee() == Guarantee.EXACTLY_ONCE
        ? CheckpointingMode.EXACTLY_ONCE
        : CheckpointingMode.AT_LEAST_ONCE;
  }

  /** Flink wants a URI; a path of this machine may be given too. */
  private static String uri(String directory) {
    return directory.contains("://") || directory.startsWith("file:")
        ? directory
        : Path.of(directory).toAbsolutePath().toUri().toString();
  }
}
