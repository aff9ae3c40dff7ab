package io.panoptes.topology.options;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;

/**
 * Micro-batches of one task manager.
 *
 * @param maxSize images in one batch
 * @param maxPixels in one batch
 * @param maxDelay how long the first image of a batch waits for others
 * @param maxInFlight batches decoded or running at a time
 * @param maxBuffered bytes of records that a subtask holds
 * @param threads that run the networks, each with its own copy of the model
 */
public record BatchOptions(
    int maxSize,
    long maxPixels,
    Duration maxDelay,
    int maxInFlight,
    long maxBuffered,
    int threads) {

  static final Option<Integer> MAX_SIZE =
      new Option<>(
          "pipeline.batch.max-size",
          OptionType.integer(1, 1024),
          "8",
          "Images that run through the networks together.");
  static final Option<Long> MAX_PIXELS =
      new Option<>(
          "pipeline.batch.max-pixels",
          OptionType.number(1, 1_000_000_000),
          "16000000",
          "Pixels that run through the networks together; a larger image runs alone.");
  static final Option<Duration> MAX_DELAY =
      new Option<>(
          "pipeline.batch.max-delay",
          OptionType.duration(Duration.ZERO, Duration.ofMinutes(1)),
          "50 ms",
          "How long the first image of a batch waits for others.");
  static final Option<Integer> MAX_IN_FLIGHT =
      new Option<>(
          "pipeline.batch.max-in-flight",
          OptionType.integer(1, 1024),
          "2",
          "Batches in work at a time in one task manager, decoded; others wait compressed.");
  static final Option<Long> MAX_BUFFERED =
      new Option<>(
          "pipeline.batch.max-buffered",
          OptionType.size(1, 1L << 40),
          "64 MiB",
          "Records that a subtask holds, also in its checkpoint; beyond it Kafka is read no"
              + " further.");
  static final Option<Integer> THREADS =
      new Option<>(
          "pipeline.batch.threads",
          OptionType.integer(1, 256),
          "1",
          "Threads that run the networks in one task manager, each with its own model.");
  static final List<Option<?>> ALL =
      List.of(MAX_SIZE, MAX_PIXELS, MAX_DELAY, MAX_IN_FLIGHT, MAX_BUFFERED, THREADS);

  public BatchOptions {
    requireNonNull(maxDelay, "maxDelay is null");
    if (threads > maxInFlight) {
      throw new IllegalArgumentException(
          "%s is %d, more than %s which is %d: threads would never all have a batch"
              .formatted(THREADS.key(), threads, MAX_IN_FLIGHT.key(), maxInFlight));
    }
  }

  static BatchOptions from(OptionValues values) {
    return new BatchOptions(
        values.get(MAX_SIZE),
        values.get(MAX_PIXELS),
        values.get(MAX_DELAY),
        values.get(MAX_IN_FLIGHT),
        values.get(MAX_BUFFERED),
        values.get(THREADS));
  }
}
