package io.panoptes.topology.topics;

import static java.util.Objects.requireNonNull;

import org.apache.kafka.common.TopicPartition;

/**
 * Images that Kafka deleted before they were read.
 *
 * @param from the first offset that was not read
 * @param to the first that is still there
 */
public record DeletedImages(TopicPartition partition, long from, long to) {

  public DeletedImages {
    requireNonNull(partition, "partition is null");
    if (from >= to) {
      throw new IllegalArgumentException("offsets %d to %d: none".formatted(from, to));
    }
  }

  /** One line. */
  public String line() {
    return "%s partition %d: the images at offsets %d to %d were deleted before they were read"
        .formatted(partition.topic(), partition.partition(), from, to - 1);
  }
}
