package io.panoptes.cli.chaos;

import io.panoptes.cli.CommandFailedException;
import io.panoptes.schemas.ImageEvent;
import io.panoptes.schemas.serde.AvroCodec;
import io.panoptes.schemas.serde.SchemaRegistry;
import io.panoptes.topology.options.PanoptesOptions;
import io.panoptes.topology.topics.Topics;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Publishes images under ids of our own, which travel in a header and so are on each answer, that
 * of a record included which cannot be read. Each is written once, however often the broker fails.
 * For one thread.
 */
final class ImageTopic implements AutoCloseable {

  /** Of the header with the id. */
  static final String ID = "chaos-id";

  /** Longer than any fault: what was sent has to arrive. */
  private static final String PATIENCE_MILLIS = "900000";

  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(5);

  private final String topic;
  private final AvroCodec<ImageEvent> codec;
  private final Producer<String, byte[]> producer;
  private final AtomicReference<Exception> failure = new AtomicReference<>();

  ImageTopic(PanoptesOptions options, SchemaRegistry registry) {
    topic = Topics.of(options.topics().prefix()).images();
    codec = new AvroCodec<>(ImageEvent.class, registry);
    Properties properties = options.kafka().clientProperties();
    properties.setProperty(ProducerConfig.ACKS_CONFIG, "all");
    properties.setProperty(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
    properties.setProperty(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
    properties.setProperty(ProducerConfig.MAX_BLOCK_MS_CONFIG, PATIENCE_MILLIS);
    producer = new KafkaProducer<>(properties, new StringSerializer(), new ByteArraySerializer());
  }

  /**
   * @param poison what is wrong with it, if anything
   * @throws CommandFailedException if an image before it could not be published
   */
  void publish(String id, String source, byte[] png, Optional<Poison> poison) {
    requireDelivered();
    byte[] content = poison.map(wrong -> wrong.image(png)).orElse(png);
    Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    ImageEvent event =
        new ImageEvent(id, source, now, ByteBuffer.wrap(content), "image/png", Map.of());
    byte[] value = codec.encode(topic, event);
    byte[] published = poison.map(wrong -> wrong.record(value)).orElse(value);
    ProducerRecord<String, byte[]> record = new ProducerRecord<>(topic, source, published);
    record.headers().add(ID, id.getBytes(StandardCharsets.UTF_8));
    producer.send(
        record,
        (metadata, exception) -> {
          if (exception != null) {
            failure.compareAndSet(null, exception);
          }
        });
  }

  /** Returns when all images are acknowledged. */
  void flush() {
    producer.flush();
    requireDelivered();
  }

  private void requireDelivered() {
    Exception cause = failure.get();
    if (cause != null) {
      throw new CommandFailedException(
          "an image could not be published: %s".formatted(cause.getMessage()), cause);
    }
  }

  @Override
  public void close() {
    producer.close(CLOSE_LIMIT);
  }
}
