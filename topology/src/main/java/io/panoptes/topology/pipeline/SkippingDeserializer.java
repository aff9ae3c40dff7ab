package io.panoptes.topology.pipeline;

import static java.util.Objects.requireNonNull;

import io.panoptes.operators.record.SourceRecord;
import io.panoptes.topology.topics.DeletedImages;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.apache.flink.api.common.serialization.DeserializationSchema.InitializationContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.metrics.Counter;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where images that were deleted unread are to be skipped: Kafka's consumer does so without a word,
 * this counts them in the metric {@code deletedImages} and logs their offsets. Kafka is asked where
 * partitions begin, once a second at most. What was deleted before the first record that this
 * instance reads is for the checks of the start to tell.
 */
final class SkippingDeserializer implements KafkaRecordDeserializationSchema<SourceRecord> {

  private static final Logger LOG = LoggerFactory.getLogger(SkippingDeserializer.class);

  // configuration
  private final SourceRecordDeserializer records = new SourceRecordDeserializer();
  private final Properties client;

  // runtime
  private transient UnreadGaps gaps;
  private transient Counter deleted;
  private transient Optional<KafkaConsumer<byte[], byte[]>> asking;

  /**
   * @param client of a consumer in no group
   */
  SkippingDeserializer(Properties client) {
    this.client = requireNonNull(client, "client is null");
  }

  @Override
  public void open(InitializationContext context) {
    deleted = context.getMetricGroup().counter("deletedImages");
    asking = Optional.empty();
    gaps = new UnreadGaps(this::begins, System::nanoTime);
    // The source closes no deserializer.
    context
        .getUserCodeClassLoader()
        .registerReleaseHookIfAbsent(
            "deleted-images-" + System.identityHashCode(this),
            () -> asking.ifPresent(KafkaConsumer::close));
  }

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<SourceRecord> out) {
    gaps.before(new TopicPartition(record.topic(), record.partition()), record.offset())
        .forEach(this::tell);
    records.deserialize(record, out);
  }

  private void tell(DeletedImages images) {
    deleted.inc(images.to() - images.from());
    LOG.warn("skipped: {}", images.line());
  }

  private Map<TopicPartition, Long> begins(Set<TopicPartition> partitions) {
    if (asking.isEmpty()) {
      asking =
          Optional.of(
              new KafkaConsumer<>(
                  client, new ByteArrayDeserializer(), new ByteArrayDeserializer()));
    }
    return asking.get().beginningOffsets(partitions);
  }

  @Override
  public TypeInformation<SourceRecord> getProducedType() {
    return records.getProducedType();
  }
}
