package io.panoptes.topology.pipeline;

import static java.util.Objects.requireNonNull;

import io.panoptes.schemas.serde.AvroCodec;
import io.panoptes.schemas.serde.RegistrySettings;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.api.common.serialization.SerializationSchema;
import org.apache.flink.connector.kafka.lineage.DefaultKafkaDatasetFacet;
import org.apache.flink.connector.kafka.lineage.DefaultKafkaDatasetIdentifier;
import org.apache.flink.connector.kafka.lineage.KafkaDatasetFacet;
import org.apache.flink.connector.kafka.lineage.KafkaDatasetFacetProvider;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Writes records to one topic in the registry's wire format; Kafka chooses the partition by key.
 */
final class AvroRecordSerializer<T, A extends SpecificRecord>
    implements KafkaRecordSerializationSchema<T>, KafkaDatasetFacetProvider {

  // configuration
  private final String topic;
  private final RegistrySettings registry;
  private final RecordMapping.Source<T, A> mappings;

  // runtime
  private transient RecordMapping<T, A> mapping;
  private transient AvroCodec<A> codec;

  AvroRecordSerializer(
      String topic, RegistrySettings registry, RecordMapping.Source<T, A> mappings) {
    this.topic = requireNonNull(topic, "topic is null");
    this.registry = requireNonNull(registry, "registry is null");
    this.mappings = requireNonNull(mappings, "mappings is null");
  }

  @Override
  public void open(
      SerializationSchema.InitializationContext context, KafkaSinkContext sinkContext) {
    mapping = mappings.open();
    codec = new AvroCodec<>(mappings.type(), Registries.connect(registry));
  }

  @Override
  public ProducerRecord<byte[], byte[]> serialize(
      T element, KafkaSinkContext context, Long timestamp) {
    OutgoingRecord<A> outgoing = mapping.map(element);
    return outgoing.encoded(topic, codec.encode(topic, outgoing.value()));
  }

  /** The connector asks here which topics may hold transactions of an earlier run. */
  @Override
  public Optional<KafkaDatasetFacet> getKafkaDatasetFacet() {
    return Optional.of(
        new DefaultKafkaDatasetFacet(DefaultKafkaDatasetIdentifier.ofTopics(List.of(topic))));
  }
}
