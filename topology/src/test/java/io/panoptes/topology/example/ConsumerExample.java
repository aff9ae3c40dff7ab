package io.panoptes.topology.example;

import io.panoptes.models.panoptic.LabelPlane;
import io.panoptes.schemas.PanopticResult;
import io.panoptes.schemas.serde.AvroCodec;
import io.panoptes.schemas.serde.AvroDeserializer;
import io.panoptes.schemas.serde.RegistrySettings;
import io.panoptes.schemas.serde.SchemaRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Tells what is in the middle of each image: a consumer of results, as short as it can be. */
public final class ConsumerExample {

  private ConsumerExample() {}

  public static void main(String[] arguments) {
    RegistrySettings settings = new RegistrySettings(arguments[1], Duration.ofSeconds(30));
    AvroDeserializer<PanopticResult> values =
        new AvroDeserializer<>(
            new AvroCodec<>(PanopticResult.class, SchemaRegistry.connect(settings)));
    Map<String, Object> kafka =
        Map.of(
            "bootstrap.servers",
            arguments[0],
            "group.id",
            "example",
            "auto.offset.reset",
            "earliest",
            "isolation.level",
            "read_committed");
    try (KafkaConsumer<String, PanopticResult> consumer =
        new KafkaConsumer<>(kafka, new StringDeserializer(), values)) {
      consumer.subscribe(List.of("panoptes.panoptic"));
      while (!Thread.currentThread().isInterrupted()) {
        for (ConsumerRecord<String, PanopticResult> entry : consumer.poll(Duration.ofMillis(500))) {
          PanopticResult result = entry.value();
          int middle = result.getHeight() / 2 * result.getWidth() + result.getWidth() / 2;
          int segment = segments(result)[middle];
          System.out.printf(
              "%s: %s%n",
              result.getImageId(),
              segment == 0 ? "void" : result.getSegments().get(segment - 1).getCategory());
        }
      }
    }
  }

  /** For each pixel, row by row: 0 for void, else the place of its segment in the list, from 1. */
  static int[] segments(PanopticResult result) {
    byte[] deflated = new byte[result.getLabelPlane().getData().remaining()];
    result.getLabelPlane().getData().duplicate().get(deflated);
    int bits = result.getLabelPlane().getBits();
    return new LabelPlane(result.getWidth(), result.getHeight(), bits, deflated).places();
  }
}
