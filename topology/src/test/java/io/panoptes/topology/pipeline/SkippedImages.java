package io.panoptes.topology.pipeline;

import io.panoptes.operators.record.SourceRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.SimpleCounter;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.apache.flink.util.SimpleUserCodeClassLoader;
import org.apache.flink.util.UserCodeClassLoader;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What a {@link SkippingDeserializer} makes of the records of a consumer. */
final class SkippedImages {

  private final Counter counter = new SimpleCounter();
  private final List<SourceRecord> records = new ArrayList<>();
  private final Properties client;
  private final SkippingDeserializer deserializer;

  SkippedImages(Properties client) {
    this.client = client;
    deserializer = new SkippingDeserializer(client);
    deserializer.open(
        new DeserializationSchema.InitializationContext() {
          @Override
          public MetricGroup getMetricGroup() {
            return new UnregisteredMetricsGroup() {
              @Override
              public Counter counter(String name) {
                return counter;
              }
            };
          }

          @Override
          public UserCodeClassLoader getUserCodeClassLoader() {
            return SimpleUserCodeClassLoader.create(SkippedImages.class.getClassLoader());
          }
        });
  }

  /** Reads so many records, or more, as Flink's source does: its consumer seeks. */
  void read(TopicPartition partition, long from, int count) {
    int wanted = records.size() + count;
    long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(client, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.assign(List.of(partition));
      consumer.seek(partition, from);
      while (records.size() < wanted && System.nanoTime() < deadline) {
        consumer
            .poll(Duration.ofMillis(200))
            .forEach(record -> deserializer.deserialize(record, new ListCollector<>(records)));
      }
    }
  }

  long counted() {
    return counter.getCount();
  }

  List<Long> offsets() {
    return records.stream().map(record -> record.origin().offset()).toList();
  }
}
