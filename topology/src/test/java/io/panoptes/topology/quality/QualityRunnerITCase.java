package io.panoptes.topology.quality;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.panoptes.local.LocalBroker;
import io.panoptes.local.LocalBrokerSettings;
import io.panoptes.schemas.DeadLetter;
import io.panoptes.schemas.GroundTruth;
import io.panoptes.schemas.PanopticResult;
import io.panoptes.schemas.QualityScope;
import io.panoptes.schemas.QualityWindow;
import io.panoptes.schemas.serde.AvroCodec;
import io.panoptes.schemas.serde.InMemorySchemaRegistry;
import io.panoptes.topology.options.PanoptesOptions;
import io.panoptes.topology.topics.TopicCreation;
import io.panoptes.topology.topics.TopicSpecs;
import io.panoptes.topology.topics.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The application over a real broker: exactly once, across a restart that lost its disk. */
class QualityRunnerITCase {

  private static final Duration LIMIT = Duration.ofMinutes(2);

  private static LocalBroker broker;

  @TempDir private Path folder;
  private final InMemorySchemaRegistry registry = new InMemorySchemaRegistry();
  private final AvroCodec<PanopticResult> results = new AvroCodec<>(PanopticResult.class, registry);
  private final AvroCodec<GroundTruth> truths = new AvroCodec<>(GroundTruth.class, registry);
  private final AvroCodec<QualityWindow> quality = new AvroCodec<>(QualityWindow.class, registry);
  private final AvroCodec<DeadLetter> letters = new AvroCodec<>(DeadLetter.class, registry);

  @BeforeAll
  static void startBroker() {
    broker = LocalBroker.start(LocalBrokerSettings.defaults());
  }

  @AfterAll
  static void stopBroker() {
    broker.close();
  }

  @Test
  void everyImageIsCountedOnceAcrossARestartThatLostItsDisk() throws Exception {
    PanoptesOptions before = options("line", folder.resolve("before"));
    Topics topics = createTopics(before);
    try (KafkaProducer<byte[], byte[]> producer = producer(before);
        KafkaConsumer<byte[], byte[]> consumer = consumer(before, topics)) {
      List<QualityWindow> rows = new ArrayList<>();
      List<DeadLetter> refused = new ArrayList<>();
      send(producer, topics.truth(), "no Avro at all".getBytes(UTF_8));
      for (int image = 0; image < 10; image++) {
        sendTruth(producer, topics, image);
      }
      sendResults(producer, topics, 0, 5);

      try (QualityRunner runner = QualityRunner.start(before, registry)) {
        assertThat(runner.awaitRunning(LIMIT)).isTrue();
        receiveUntil(5, consumer, topics, rows, refused);
        assertThat(runner.counts()).containsEntry(QualityNames.MATCHED_IMAGES, 5L);
      }
      sendResults(producer, topics, 3, 10);
      PanoptesOptions after = options("line", folder.resolve("after"));
      QualityRunner second = QualityRunner.start(after, registry);
      try (second) {
        receiveUntil(10, consumer, topics, rows, refused);
        assertThat(second.counts()).containsEntry(QualityNames.DUPLICATE_RESULTS, 2L);
      }
      assertThat(second.await()).isZero();
      assertThat(second.failure()).isEmpty();

      assertThat(rows)
          .filteredOn(row -> row.getScope() == QualityScope.ALL)
          .extracting(QualityWindow::getTp)
          .containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L);
      assertThat(refused)
          .singleElement()
          .satisfies(letter -> assertThat(letter.getMessage()).startsWith("first byte is 0x6e"));
    }
  }

  @Test
  void missingTopicIsToldBeforeAnythingStarts() {
    PanoptesOptions options = options("none", folder);

    assertThatThrownBy(() -> QualityRunner.start(options, registry))
        .isInstanceOf(QualityException.class)
        .hasMessageContaining("run 'panoptes topics create'");
  }

  private static PanoptesOptions options(String prefix, Path state) {
    return QualityBench.options(
        state,
        "kafka.bootstrap-servers=" + broker.bootstrapServers(),
        "topics.prefix=" + prefix,
        "topics.partitions=2");
  }

  private static Topics createTopics(PanoptesOptions options) {
    try (Admin admin = Admin.create(options.kafka().clientProperties())) {
      new TopicCreation(admin, LIMIT).create(TopicSpecs.of(options.topics()));
    }
    return Topics.of(options.topics().prefix());
  }

  private static KafkaProducer<byte[], byte[]> producer(PanoptesOptions options) {
    return new KafkaProducer<>(
        options.kafka().clientProperties(), new ByteArraySerializer(), new ByteArraySerializer());
  }

  private static KafkaConsumer<byte[], byte[]> consumer(PanoptesOptions options, Topics topics) {
    Properties client = options.kafka().clientProperties();
    client.setProperty("group.id", "test");
    client.setProperty("isolation.level", "read_committed");
    client.setProperty("auto.offset.reset", "earliest");
    KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(client, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    consumer.subscribe(List.of(topics.quality(), topics.deadLetters()));
    return consumer;
  }

  private void sendTruth(KafkaProducer<byte[], byte[]> producer, Topics topics, int image)
      throws Exception {
    GroundTruth truth = Drawing.of("aaWW").truth("cam", "image-" + image);
    send(producer, topics.truth(), truths.encode(topics.truth(), truth));
  }

  private void sendResults(KafkaProducer<byte[], byte[]> producer, Topics topics, int from, int to)
      throws Exception {
    for (int image = from; image < to; image++) {
      PanopticResult result =
          Drawing.of("aa..").result("cam", "image-" + image, QualityBench.START, QualityBench.PACK);
      send(producer, topics.panoptic(), results.encode(topics.panoptic(), result));
    }
  }

  private static void send(KafkaProducer<byte[], byte[]> producer, String topic, byte[] value)
      throws Exception {
    producer.send(new ProducerRecord<>(topic, "cam".getBytes(UTF_8), value)).get();
  }

  private void receiveUntil(
      long images,
      KafkaConsumer<byte[], byte[]> consumer,
      Topics topics,
      List<QualityWindow> rows,
      List<DeadLetter> refused) {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    while (rows.stream().noneMatch(row -> row.getImages() == images)
        && System.nanoTime() < deadline) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
        if (record.topic().equals(topics.quality())) {
          rows.add(quality.decode(record.value()));
        } else {
          refused.add(letters.decode(record.value()));
        }
      }
    }
  }
}
