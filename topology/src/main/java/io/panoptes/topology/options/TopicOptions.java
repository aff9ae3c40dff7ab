package io.panoptes.topology.options;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;

/**
 * How topics are named and made.
 *
 * @param prefix what their names begin with, before the dot
 * @param partitions of each topic, so that all are co-partitioned
 * @param replicationFactor -1 for the broker's default
 * @param retention how long Kafka keeps a record
 * @param inlineLimit bytes; a larger image is published by reference
 */
public record TopicOptions(
    String prefix, int partitions, int replicationFactor, Duration retention, long inlineLimit) {

  static final Option<String> PREFIX =
      new Option<>(
          "topics.prefix",
          OptionType.text(),
          "panoptes",
          "What the names of all topics begin with, before the dot.");
  static final Option<Integer> PARTITIONS =
      new Option<>(
          "topics.partitions",
          OptionType.integer(1, 10_000),
          "4",
          "Partitions of each topic; the same for all, so that results meet their truth.");
  static final Option<Integer> REPLICATION_FACTOR =
      new Option<>(
          "topics.replication-factor",
          OptionType.integer(-1, 100),
          "-1",
          "Copies of each partition; -1 for the broker's default.");
  static final Option<Duration> RETENTION =
      new Option<>(
          "topics.retention",
          OptionType.duration(Duration.ofMinutes(1), Duration.ofDays(3650)),
          "7 d",
          "How long Kafka keeps a record.");
  static final Option<Long> INLINE_LIMIT =
      new Option<>(
          "topics.inline-limit",
          OptionType.size(0, 64L << 20),
          "4 MiB",
          "A larger image is published by reference.");
  static final List<Option<?>> ALL =
      List.of(PREFIX, PARTITIONS, REPLICATION_FACTOR, RETENTION, INLINE_LIMIT);

  public TopicOptions {
    requireNonNull(prefix, "prefix is null");
    requireNonNull(retention, "retention is null");
    if (!prefix.matches("[a-zA-Z0-9._-]{1,200}")) {
      throw new IllegalArgumentException(
          "%s '%s': use up to 200 letters, digits, '.', '_' and '-'"
              .formatted(PREFIX.key(), prefix));
    }
    if (replicationFactor == 0) {
      throw new IllegalArgumentException(
          "%s is 0: the limit is 1 to 100, or -1 for the broker's default"
              .formatted(REPLICATION_FACTOR.key()));
    }
  }

  static TopicOptions from(OptionValues values) {
    return new TopicOptions(
        values.get(PREFIX),
        values.get(PARTITIONS),
        values.get(REPLICATION_FACTOR),
        values.get(RETENTION),
        values.get(INLINE_LIMIT));
  }
}
