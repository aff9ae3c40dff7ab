package io.panoptes.cli.tail;

import io.panoptes.schemas.serde.AvroCodec;
import io.panoptes.schemas.serde.MalformedRecordException;
import io.panoptes.schemas.serde.RegistryException;
import io.panoptes.schemas.serde.SchemaRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Reads all partitions of one topic, without a consumer group, and shows each record. */
public final class TopicTail {

  private static final Duration POLL = Duration.ofMillis(200);

  private final Consumer<byte[], byte[]> consumer;
  private final AvroCodec<? extends SpecificRecord> codec;
  private final TailFormat format;

  /**
   * @param consumer assigned and positioned; stays the caller's to close
   */
  public TopicTail(
      Consumer<byte[], byte[]> consumer,
      SchemaRegistry registry,
      TopicKind kind,
      TailFormat format) {
    this.consumer = consumer;
    this.codec = new AvroCodec<>(kind.recordType(), registry);
    this.format = format;
  }

  /**
   * Shows records until the lines' receiver has had enough.
   *
   * @param untilEnd whether to return as well when all is shown that was there at the start
   * @param lines answers whether it wants more
   * @throws RegistryException if the registry does not answer
   */
  public void run(boolean untilEnd, Predicate<String> lines) {
    Map<TopicPartition, Long> ends =
        untilEnd ? consumer.endOffsets(consumer.assignment()) : Map.of();
    while (!untilEnd || !reached(ends)) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        boolean within =
            !untilEnd
                || record.offset()
                    < ends.get(new TopicPartition(record.topic(), record.partition()));
        if (within && !lines.test(line(record))) {
          return;
        }
      }
    }
  }

  private boolean reached(Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
  }

  private String line(ConsumerRecord<byte[], byte[]> record) {
    if (record.value() == null) {
      return format.unreadable(record, "the record has no value");
    }
    try {
      return format.line(record, codec.decode(record.value()));
    } catch (MalformedRecordException e) {
      return format.unreadable(record, e.getMessage());
    }
  }

  /** Assigns all partitions of a topic. */
  public static void assign(
      Consumer<byte[], byte[]> consumer, String topic, boolean fromBeginning) {
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic).stream()
            .map(partition -> new TopicPartition(topic, partition.partition()))
            .toList();
    consumer.assign(partitions);
    if (fromBeginning) {
      consumer.seekToBeginning(partitions);
    } else {
      consumer.seekToEnd(partitions);
    }
  }
}
