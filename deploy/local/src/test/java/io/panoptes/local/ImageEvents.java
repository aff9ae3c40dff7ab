package io.panoptes.local;

import io.panoptes.schemas.ImageEvent;
import io.panoptes.schemas.serde.AvroSerdes;
import io.panoptes.schemas.serde.SchemaRegistry;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.StringSerializer;

/** Sends image events in transactions to a topic of one partition and takes them back. */
record ImageEvents(String bootstrapServers, String topic, SchemaRegistry registry) {

  static ImageEvent event(String imageId) {
    return ImageEvent.newBuilder()
        .setImageId(imageId)
        .setSourceId("camera")
        .setCapturedAt(Instant.parse("2026-11-21T10:00:00.123456Z"))
        .setContent(ByteBuffer.wrap(new byte[] {1, 2, 3}))
        .setMediaType("image/png")
        .setAttributes(Map.of("shelf", "7"))
        .build();
  }

  /** Sends all events in one transaction, which is then committed or aborted. */
  void send(List<ImageEvent> events, boolean commit) throws Exception {
    Map<String, Object> config =
        Map.of("bootstrap.servers", bootstrapServers, "transactional.id", "sender-" + topic);
    try (Serde<ImageEvent> serde = AvroSerdes.of(ImageEvent.class, registry);
        KafkaProducer<String, ImageEvent> producer =
            new KafkaProducer<>(config, new StringSerializer(), serde.serializer())) {
      producer.initTransactions();
      producer.beginTransaction();
      for (ImageEvent event : events) {
        producer.send(new ProducerRecord<>(topic, event.getSourceId(), event));
      }
      producer.flush();
      if (commit) {
        producer.commitTransaction();
      } else {
        producer.abortTransaction();
      }
    }
  }

  /** The first {@code count} committed events, or fewer if no more come in time. */
  List<ImageEvent> takeCommitted(int count) {
    try (Serde<ImageEvent> serde = AvroSerdes.of(ImageEvent.class, registry)) {
      return new KafkaProbe(bootstrapServers).take(topic, count, serde.deserializer());
    }
  }
}
