package io.panoptes.topology.pipeline;

import io.panoptes.schemas.DeadLetter;
import io.panoptes.schemas.GroundTruth;
import io.panoptes.schemas.ImageEvent;
import io.panoptes.schemas.PanopticResult;
import io.panoptes.schemas.QualityWindow;
import io.panoptes.schemas.SegmentRecord;
import io.panoptes.schemas.ShedImage;
import io.panoptes.schemas.serde.AvroCodec;
import io.panoptes.schemas.serde.SchemaRegistry;
import io.panoptes.topology.options.PanoptesOptions;
import io.panoptes.topology.topics.TopicCreation;
import io.panoptes.topology.topics.TopicSpecs;
import io.panoptes.topology.topics.Topics;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The two ends of a line over real Kafka: images in, and what a read_committed consumer sees. */
final class KafkaLine implements AutoCloseable {

  private final Topics topics;
  private final EveryImageOnce guarantee = new EveryImageOnce();
  private final List<PanopticResult> shadowed = new ArrayList<>();
  private final List<QualityWindow> shadowQuality = new ArrayList<>();
  private final SchemaRegistry registry;
  private final AvroCodec<ImageEvent> events;
  private final AvroCodec<PanopticResult> results;
  private final AvroCodec<SegmentRecord> segments;
  private final AvroCodec<GroundTruth> truths;
  private final AvroCodec<QualityWindow> windows;
  private final AvroCodec<DeadLetter> deadLetters;
  private final AvroCodec<ShedImage> shed;
  private final KafkaProducer<byte[], byte[]> producer;
  private final KafkaConsumer<byte[], byte[]> consumer;

  /** Creates the topics too. */
  KafkaLine(PanoptesOptions options) {
    topics = Topics.of(options.topics().prefix());
    Properties client = options.kafka().clientProperties();
    try (Admin admin = Admin.create(client)) {
      new TopicCreation(admin, Duration.ofSeconds(30)).create(TopicSpecs.of(options.topics()));
    }
    registry = SchemaRegistry.connect(PipelineSettings.registry(options));
    events = new AvroCodec<>(ImageEvent.class, registry);
    results = new AvroCodec<>(PanopticResult.class, registry);
    truths = new AvroCodec<>(GroundTruth.class, registry);
    windows = new AvroCodec<>(QualityWindow.class, registry);
    segments = new AvroCodec<>(SegmentRecord.class, registry);
    deadLetters = new AvroCodec<>(DeadLetter.class, registry);
    shed = new AvroCodec<>(ShedImage.class, registry);
    producer = new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer());
    client.setProperty("isolation.level", "read_committed");
    client.setProperty("auto.offset.reset", "earliest");
    client.setProperty("group.id", UUID.randomUUID().toString());
    consumer =
        new KafkaConsumer<>(client, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    consumer.subscribe(
        List.of(
            topics.panoptic(),
            topics.segments(),
            topics.deadLetters(),
            topics.shed(),
            topics.shadow(),
            topics.shadowQuality()));
  }

  EveryImageOnce guarantee() {
    return guarantee;
  }

  /** What was found in the shadow. */
  List<PanopticResult> shadowed() {
    return shadowed;
  }

  /** How good that was, row by row. */
  List<QualityWindow> shadowQuality() {
    return shadowQuality;
  }

  void sendTruth(GroundTruth truth) {
    try {
      producer
          .send(
              new ProducerRecord<>(
                  topics.truth(),
                  truth.getSourceId().getBytes(StandardCharsets.UTF_8),
                  truths.encode(topics.truth(), truth)))
          .get();
    } catch (ExecutionException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  void sendImage(String imageId, String sourceId, Object content) {
    ImageEvent event =
        new ImageEvent(imageId, sourceId, Instant.ofEpochSecond(9), content, null, Map.of());
    send(sourceId, events.encode(topics.images(), event));
  }

  void sendImage(String imageId, String sourceId, byte[] content) {
    sendImage(imageId, sourceId, ByteBuffer.wrap(content));
  }

  void send(String key, byte[] value) {
    // Of today: Kafka's retention goes by this timestamp and deletes what is older at any moment.
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(
            topics.images(),
            null,
            System.currentTimeMillis(),
            key.getBytes(StandardCharsets.UTF_8),
            value);
    record.headers().add("trace", new byte[] {1});
    try {
      guarantee.sent(producer.send(record).get());
    } catch (ExecutionException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Reads until the guarantee has seen all it waits for, or the time is over. */
  void receive(Duration limit) {
    receiveUntil(guarantee::complete, limit);
    // Whatever comes too often comes within the next checkpoints.
    long quiet = System.nanoTime() + Duration.ofSeconds(2).toNanos();
    while (System.nanoTime() < quiet) {
      consumer.poll(Duration.ofMillis(200)).forEach(this::received);
    }
  }

  /** Reads until there is enough, or the time is over. */
  void receiveUntil(BooleanSupplier enough, Duration limit) {
    long deadline = System.nanoTime() + limit.toNanos();
    while (!enough.getAsBoolean() && System.nanoTime() < deadline) {
      consumer.poll(Duration.ofMillis(200)).forEach(this::received);
    }
  }

  private void received(ConsumerRecord<byte[], byte[]> record) {
    if (record.topic().equals(topics.panoptic())) {
      guarantee.received(results.decode(record.value()));
    } else if (record.topic().equals(topics.segments())) {
      guarantee.received(segments.decode(record.value()));
    } else if (record.topic().equals(topics.shed())) {
      guarantee.received(shed.decode(record.value()));
    } else if (record.topic().equals(topics.shadow())) {
      shadowed.add(results.decode(record.value()));
    } else if (record.topic().equals(topics.shadowQuality())) {
      shadowQuality.add(windows.decode(record.value()));
    } else {
      guarantee.received(deadLetters.decode(record.value()));
    }
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(5));
    consumer.close();
    registry.close();
  }
}
