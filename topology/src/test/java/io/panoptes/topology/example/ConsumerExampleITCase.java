package io.panoptes.topology.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.panoptes.local.LocalBroker;
import io.panoptes.local.LocalBrokerSettings;
import io.panoptes.local.LocalRegistry;
import io.panoptes.local.LocalRegistrySettings;
import io.panoptes.schemas.DeflatedPlane;
import io.panoptes.schemas.Origin;
import io.panoptes.schemas.PackVersion;
import io.panoptes.schemas.PanopticResult;
import io.panoptes.schemas.PixelBox;
import io.panoptes.schemas.ResultSegment;
import io.panoptes.schemas.serde.AvroCodec;
import io.panoptes.schemas.serde.RegistrySettings;
import io.panoptes.schemas.serde.SchemaRegistry;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

/** The example of the README prints what it says it prints. */
class ConsumerExampleITCase {

  private static final String TOPIC = "panoptes.panoptic";
  private static final String LINE = "a.png: can\n";

  @Test
  void middleOfAResultIsTold() throws Exception {
    PrintStream standard = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    try (LocalBroker broker = LocalBroker.start(LocalBrokerSettings.defaults());
        LocalRegistry registry = LocalRegistry.start(LocalRegistrySettings.defaults())) {
      publish(broker.bootstrapServers(), registry.url().toString());
      System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
      Thread example =
          new Thread(
              () ->
                  ConsumerExample.main(
                      new String[] {broker.bootstrapServers(), registry.url().toString()}));
      // Interrupted while it polls: that is its end here.
      example.setUncaughtExceptionHandler((thread, interrupted) -> {});
      example.start();
      long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
      while (!text(printed).contains(LINE) && System.nanoTime() < deadline) {
        Thread.sleep(50);
      }
      example.interrupt();
      example.join();
    } finally {
      System.setOut(standard);
    }
    // What is logged stands between.
    assertThat(text(printed)).contains(LINE);
  }

  private static String text(ByteArrayOutputStream printed) {
    return printed.toString(StandardCharsets.UTF_8);
  }

  private static void publish(String servers, String registryUrl) throws Exception {
    Map<String, Object> kafka = Map.of("bootstrap.servers", servers);
    try (Admin admin = Admin.create(kafka)) {
      admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
    }
    RegistrySettings settings = new RegistrySettings(registryUrl, Duration.ofSeconds(30));
    try (SchemaRegistry registry = SchemaRegistry.connect(settings);
        KafkaProducer<String, byte[]> producer =
            new KafkaProducer<>(kafka, new StringSerializer(), new ByteArraySerializer())) {
      byte[] value = new AvroCodec<>(PanopticResult.class, registry).encode(TOPIC, result());
      producer.send(new ProducerRecord<>(TOPIC, "s", value)).get();
    }
  }

  /** 3 x 3 pixels, a can in the middle of void. */
  private static PanopticResult result() {
    return PanopticResult.newBuilder()
        .setResultId("r")
        .setImageId("a.png")
        .setSourceId("s")
        .setCapturedAt(Instant.EPOCH)
        .setProducedAt(Instant.EPOCH)
        .setOrigin(new Origin("panoptes.images", 0, 0L))
        .setPack(new PackVersion("shelf", "1.0.0", "0".repeat(64)))
        .setBatchSize(1)
        .setWidth(3)
        .setHeight(3)
        .setLabelPlane(
            new DeflatedPlane(8, ByteBuffer.wrap(deflated(new byte[] {0, 0, 0, 0, 1, 0, 0, 0, 0}))))
        .setSegments(
            List.of(
                new ResultSegment(1, 3, "can", true, 1f, 1, new PixelBox(1, 1, 1, 1), 1.5f, 1.5f)))
        .build();
  }

  private static byte[] deflated(byte[] plane) {
    Deflater deflater = new Deflater();
    deflater.setInput(plane);
    deflater.finish();
    byte[] buffer = new byte[64];
    int length = deflater.deflate(buffer);
    deflater.end();
    return Arrays.copyOf(buffer, length);
  }
}
