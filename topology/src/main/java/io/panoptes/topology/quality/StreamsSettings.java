package io.panoptes.topology.quality;

import io.panoptes.schemas.DeadLetter;
import io.panoptes.schemas.serde.AvroCodec;
import io.panoptes.schemas.serde.SchemaRegistry;
import io.panoptes.topology.options.PanoptesOptions;
import io.panoptes.topology.topics.DeadLetterRoom;
import io.panoptes.topology.topics.TopicSpecs;
import io.panoptes.topology.topics.Topics;
import java.util.Properties;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/**
 * How Kafka Streams is set up. Merge order, each overriding those before it:
 *
 * <ol>
 *   <li>Kafka Streams' defaults;
 *   <li>{@code kafka.properties}, passed through;
 *   <li>what the guarantees of the quality rest on, which cannot be changed.
 * </ol>
 */
final class StreamsSettings {

  private StreamsSettings() {}

  static Properties of(PanoptesOptions options, SchemaRegistry registry) {
    Properties settings = options.kafka().clientProperties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, options.quality().applicationId());
    settings.put(StreamsConfig.STATE_DIR_CONFIG, options.quality().stateDirectory().toString());
    settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    settings.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
    settings.put(
        StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocksMemory.class.getName());
    settings.put(
        StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG),
        TopicSpecs.largestMessage(options.topics()));
    settings.put(
        StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, UndecodableRecords.class);
    settings.put(
        UndecodableRecords.TARGET,
        new UndecodableRecords.Target(
            Topics.of(options.topics().prefix()).deadLetters(),
            new AvroCodec<>(DeadLetter.class, registry),
            DeadLetterRoom.of(options.topics())));
    return settings;
  }
}
