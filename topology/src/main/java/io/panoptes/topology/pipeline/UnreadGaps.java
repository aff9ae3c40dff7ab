package io.panoptes.topology.pipeline;

import static java.util.Objects.requireNonNull;

import io.panoptes.topology.topics.DeletedImages;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.apache.kafka.common.TopicPartition;

/**
 * Tells, from the offsets that are read, which were deleted before: those of a gap that Kafka does
 * not hold any more. Gaps that it still holds are those of transactions, in which nothing was to be
 * read. For one thread.
 */
final class UnreadGaps {

  private final ToLongFunction<TopicPartition> firstThere;
  private final Map<TopicPartition, Long> next = new HashMap<>();

  /**
   * @param firstThere the first offset that Kafka holds of a partition; asked for each gap
   */
  UnreadGaps(ToLongFunction<TopicPartition> firstThere) {
    this.firstThere = requireNonNull(firstThere, "firstThere is null");
  }

  /**
   * What was deleted between the record read last and this one; nothing before the first of a
   * partition.
   */
  Optional<DeletedImages> before(TopicPartition partition, long offset) {
    Long expected = next.put(partition, offset + 1);
    if (expected == null || offset <= expected) {
      return Optional.empty();
    }
    long there = Math.min(offset, firstThere.applyAsLong(partition));
    return there <= expected
        ? Optional.empty()
        : Optional.of(new DeletedImages(partition, expected, there));
  }
}
