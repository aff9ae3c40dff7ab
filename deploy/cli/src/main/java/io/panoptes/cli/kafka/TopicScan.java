package io.panoptes.cli.kafka;

import static java.util.Objects.requireNonNull;

import io.panoptes.topology.options.KafkaOptions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads what topics hold now: committed records only, in no consumer group. Not safe for use by
 * several threads.
 */
public final class TopicScan implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> consumer;

  /**
   * @param consumer of committed records, in no group; closed with this
   */
  public TopicScan(org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> consumer) {
    this.consumer = requireNonNull(consumer, "consumer is null");
  }

  public static TopicScan open(KafkaOptions kafka) {
    Properties properties = kafka.clientProperties();
    properties.setProperty(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    properties.setProperty(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    properties.setProperty(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
    properties.setProperty(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    return new TopicScan(
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer()));
  }

  /** Hands over each record that is committed when the scan begins, partition by partition. */
  public void all(String topic, Consumer<ConsumerRecord<byte[], byte[]>> records) {
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic).stream()
            .map(partition -> new TopicPartition(topic, partition.partition()))
            .toList();
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    for (TopicPartition partition : partitions) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = ends.get(partition);
      while (consumer.position(partition) < end) {
        consumer.poll(POLL).records(partition).stream()
            .filter(record -> record.offset() < end)
            .forEach(records);
      }
    }
  }

  /** The record at a place; empty if there is none, or not any more. */
  public Optional<ConsumerRecord<byte[], byte[]>> at(String topic, int partition, long offset) {
    TopicPartition place = new TopicPartition(topic, partition);
    consumer.assign(List.of(place));
    if (offset < consumer.beginningOffsets(List.of(place)).get(place)
        || offset >= consumer.endOffsets(List.of(place)).get(place)) {
      return Optional.empty();
    }
    consumer.seek(place, offset);
    long deadline = System.nanoTime() + LIMIT.toNanos();
    while (consumer.position(place) <= offset && System.nanoTime() < deadline) {
      Optional<ConsumerRecord<byte[], byte[]>> found = first(place, offset);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private Optional<ConsumerRecord<byte[], byte[]>> first(TopicPartition place, long offset) {
    try {
      return consumer.poll(POLL).records(place).stream()
          .filter(record -> record.offset() == offset)
          .findFirst();
    } catch (OffsetOutOfRangeException e) {
      return Optional.empty(); // deleted meanwhile
    }
  }

  @Override
  public void close() {
    consumer.close();
  }
}
