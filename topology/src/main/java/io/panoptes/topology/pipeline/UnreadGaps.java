package io.panoptes.topology.pipeline;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toUnmodifiableSet;

import io.panoptes.topology.topics.DeletedImages;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.LongSupplier;
import org.apache.kafka.common.TopicPartition;

/**
 * Tells, from the offsets that are read, which were deleted before: those of a gap that Kafka does
 * not hold any more. Gaps that it still holds are those of transactions, in which nothing was to be
 * read. For one thread.
 *
 * <p>A producer with transactions leaves a gap after each. Kafka is asked about the first at once,
 * and about those that follow within {@link #PAUSE} together, with the first record after it; or at
 * once when they are {@value #MOST} offsets together. Where the next record is long in coming, what
 * Kafka holds then says nothing about the time of the gap: one older than {@link #OLD} is dropped
 * and counts as read past. So the end of a transaction counts as an image only where it is deleted
 * within that time, and fewer than {@value #MOST} deleted images may go uncounted, just before a
 * silence.
 */
final class UnreadGaps {

  static final Duration PAUSE = Duration.ofSeconds(1);
  static final Duration OLD = PAUSE.multipliedBy(2);
  static final int MOST = 1000;

  /** Kafka. */
  interface Log {

    /** The first offset that there is of each partition. */
    Map<TopicPartition, Long> begins(Set<TopicPartition> partitions);
  }

  private record Gap(TopicPartition partition, long from, long to, long opened) {

    private long length() {
      return to - from;
    }
  }

  private final Log log;
  private final LongSupplier nanoTime;
  private final Map<TopicPartition, Long> next = new HashMap<>();
  private final List<Gap> open = new ArrayList<>();
  private OptionalLong asked = OptionalLong.empty();

  UnreadGaps(Log log, LongSupplier nanoTime) {
    this.log = requireNonNull(log, "log is null");
    this.nanoTime = requireNonNull(nanoTime, "nanoTime is null");
  }

  /**
   * What is found to have been deleted between records up to this one; nothing before the first of
   * a partition.
   */
  List<DeletedImages> before(TopicPartition partition, long offset) {
    Long expected = next.put(partition, offset + 1);
    if (expected != null && offset > expected) {
      open.add(new Gap(partition, expected, offset, nanoTime.getAsLong()));
    }
    if (open.isEmpty() || (isTooSoon() && openOffsets() < MOST)) {
      return List.of();
    }
    open.removeIf(gap -> nanoTime.getAsLong() - gap.opened() > OLD.toNanos());
    return open.isEmpty() ? List.of() : ask();
  }

  private boolean isTooSoon() {
    return asked.isPresent() && nanoTime.getAsLong() - asked.getAsLong() < PAUSE.toNanos();
  }

  private long openOffsets() {
    return open.stream().mapToLong(Gap::length).sum();
  }

  private List<DeletedImages> ask() {
    Map<TopicPartition, Long> begins =
        log.begins(open.stream().map(Gap::partition).collect(toUnmodifiableSet()));
    asked = OptionalLong.of(nanoTime.getAsLong());
    List<DeletedImages> deleted = new ArrayList<>();
    for (Gap gap : open) {
      long there = Math.min(gap.to(), begins.get(gap.partition()));
      if (there > gap.from()) {
        deleted.add(new DeletedImages(gap.partition(), gap.from(), there));
      }
    }
    open.clear();
    return deleted;
  }
}
