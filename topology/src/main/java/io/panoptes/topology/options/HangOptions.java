package io.panoptes.topology.options;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;

/**
 * Networks that do not answer.
 *
 * @param limit of one run
 * @param maxWorkers given up before the task manager ends
 */
public record HangOptions(Duration limit, int maxWorkers) {

  static final Option<Duration> LIMIT =
      new Option<>(
          "pipeline.hang.limit",
          OptionType.duration(Duration.ofSeconds(1), Duration.ofHours(1)),
          "5 min",
          "How long the networks may run one batch; then its images run alone on another thread.");
  static final Option<Integer> MAX_WORKERS =
      new Option<>(
          "pipeline.hang.max-workers",
          OptionType.integer(3, 256),
          "4",
          "Threads that hang in the networks at a time before the task manager exits with code"
              + " 86.");
  static final List<Option<?>> ALL = List.of(LIMIT, MAX_WORKERS);

  public HangOptions {
    requireNonNull(limit, "limit is null");
  }

  static HangOptions from(OptionValues values) {
    return new HangOptions(values.get(LIMIT), values.get(MAX_WORKERS));
  }
}
