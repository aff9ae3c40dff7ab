package io.panoptes.topology.options;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Flink's checkpoints.
 *
 * @param interval with exactly-once also the bound on how late results become visible
 * @param directory a path or URI that every Flink process reaches; empty for what the command or
 *     the cluster is set to
 */
public record CheckpointOptions(Duration interval, Optional<String> directory) {

  static final Option<Duration> INTERVAL =
      new Option<>(
          "pipeline.checkpoint.interval",
          OptionType.duration(Duration.ofMillis(100), Duration.ofMinutes(10)),
          "5 s",
          "Time between checkpoints; with exactly-once also how late results become visible.");
  static final Option<Optional<String>> DIRECTORY =
      new Option<>(
          "pipeline.checkpoint.directory",
          OptionType.optional(OptionType.text()),
          "",
          "Path or URI for checkpoints, in a folder for each topics.prefix; empty: out/checkpoints"
              + " for processes on this machine, what a given cluster is set to otherwise.");
  static final List<Option<?>> ALL = List.of(INTERVAL, DIRECTORY);

  public CheckpointOptions {
    requireNonNull(interval, "interval is null");
    requireNonNull(directory, "directory is null");
  }

  static CheckpointOptions from(OptionValues values) {
    return new CheckpointOptions(values.get(INTERVAL), values.get(DIRECTORY));
  }
}
