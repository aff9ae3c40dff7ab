package io.panoptes.cli.publish;

import io.panoptes.schemas.GroundTruth;
import io.panoptes.schemas.ImageEvent;
import io.panoptes.schemas.serde.AvroCodec;
import io.panoptes.schemas.serde.InMemorySchemaRegistry;
import io.panoptes.schemas.serde.SchemaRegistry;
import io.panoptes.topology.options.OptionsReader;
import io.panoptes.topology.options.PanoptesOptions;
import java.util.List;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A publisher whose records are kept, and read back as a consumer would. */
final class PublishedRecords {

  final SchemaRegistry registry = new InMemorySchemaRegistry();
  final MockProducer<String, byte[]> producer =
      new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());
  final ImagePublisher publisher;

  PublishedRecords(String inlineLimit) {
    PanoptesOptions options = new OptionsReader().set("topics.inline-limit", inlineLimit).read();
    publisher = new ImagePublisher(producer, registry, options.topics());
  }

  List<ImageEvent> images() {
    AvroCodec<ImageEvent> codec = new AvroCodec<>(ImageEvent.class, registry);
    return of("panoptes.images").stream().map(record -> codec.decode(record.value())).toList();
  }

  List<GroundTruth> truths() {
    AvroCodec<GroundTruth> codec = new AvroCodec<>(GroundTruth.class, registry);
    return of("panoptes.truth").stream().map(record -> codec.decode(record.value())).toList();
  }

  List<ProducerRecord<String, byte[]>> of(String topic) {
    return producer.history().stream().filter(record -> record.topic().equals(topic)).toList();
  }
}
