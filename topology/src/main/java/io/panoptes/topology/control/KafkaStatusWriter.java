package io.panoptes.topology.control;

import io.panoptes.operators.control.ControlStatus;
import io.panoptes.operators.control.ControlTopics.StatusWriter;
import io.panoptes.schemas.ModelStatus;
import io.panoptes.schemas.serde.AvroCodec;
import io.panoptes.schemas.serde.RegistrySettings;
import io.panoptes.schemas.serde.SchemaRegistry;
import java.time.Duration;
import java.util.Properties;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Statuses in the order they are told. */
final class KafkaStatusWriter implements StatusWriter {

  private static final Logger LOG = LoggerFactory.getLogger(KafkaStatusWriter.class);
  private static final Duration CLOSE = Duration.ofSeconds(5);

  private final String topic;
  private final SchemaRegistry registry;
  private final AvroCodec<ModelStatus> codec;
  private final KafkaProducer<byte[], byte[]> producer;

  KafkaStatusWriter(String topic, Properties properties, RegistrySettings settings) {
    this.topic = topic;
    registry = SchemaRegistry.connect(settings);
    codec = new AvroCodec<>(ModelStatus.class, registry);
    try {
      producer =
          new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
    } catch (RuntimeException e) {
      registry.close();
      throw e;
    }
  }

  @Override
  public void write(ControlStatus status) {
    producer.send(
        new ProducerRecord<>(topic, 0, null, codec.encode(topic, StatusMapping.status(status))),
        (place, failure) -> {
          if (failure != null) {
            LOG.warn("a status of {} is not told: {}", status.commandId(), failure.toString());
          }
        });
  }

  @Override
  public void close() {
    try {
      producer.close(CLOSE);
    } finally {
      registry.close();
    }
  }
}
