package io.panoptes.cli.bench;

import io.panoptes.topology.options.PanoptesOptions;
import io.panoptes.topology.topics.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Counts results, committed ones only, from the beginning of their topic. For one thread. */
final class ResultCounter implements AutoCloseable {

  private final KafkaConsumer<byte[], byte[]> consumer;

  ResultCounter(PanoptesOptions options) {
    Properties properties = options.kafka().clientProperties();
    properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, Integer.toString(Short.MAX_VALUE));
    consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    String topic = Topics.of(options.topics().prefix()).panoptic();
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic).stream()
            .map(partition -> new TopicPartition(topic, partition.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  int poll(Duration atMost) {
    return consumer.poll(atMost).count();
  }

  @Override
  public void close() {
    consumer.close();
  }
}
