package io.panoptes.cli.publish;

import static java.util.Objects.requireNonNull;

import io.panoptes.cli.CommandFailedException;
import io.panoptes.cli.publish.OutgoingImage.Bytes;
import io.panoptes.cli.publish.OutgoingImage.InFile;
import io.panoptes.models.panoptic.LabelMap;
import io.panoptes.models.panoptic.PanopticMap;
import io.panoptes.schemas.GroundTruth;
import io.panoptes.schemas.ImageEvent;
import io.panoptes.schemas.Reference;
import io.panoptes.schemas.serde.AvroCodec;
import io.panoptes.schemas.serde.SchemaRegistry;
import io.panoptes.topology.options.PanoptesOptions;
import io.panoptes.topology.options.TopicOptions;
import io.panoptes.topology.topics.TopicSpecs;
import io.panoptes.topology.topics.Topics;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Publishes image events and their ground truth: keyed by source, with the time of publication as
 * timestamp, acknowledged by all replicas and written once each. Sends in the background: a failure
 * is thrown by the next call, at the latest by {@link #flush}. For one thread.
 */
public final class ImagePublisher implements AutoCloseable {

  private static final long LEAST_BUFFER_BYTES = 64L << 20;

  /** How an image travels. */
  public enum Form {
    INLINE,
    REFERENCE
  }

  private final Producer<String, byte[]> producer;
  private final Topics topics;
  private final long inlineLimit;
  private final AvroCodec<ImageEvent> images;
  private final AvroCodec<GroundTruth> truths;
  private final AtomicReference<Exception> failure = new AtomicReference<>();

  ImagePublisher(Producer<String, byte[]> producer, SchemaRegistry registry, TopicOptions options) {
    this.producer = requireNonNull(producer, "producer is null");
    this.topics = Topics.of(options.prefix());
    this.inlineLimit = options.inlineLimit();
    this.images = new AvroCodec<>(ImageEvent.class, registry);
    this.truths = new AvroCodec<>(GroundTruth.class, registry);
  }

  /**
   * @param registry stays the caller's to close
   */
  public static ImagePublisher connect(PanoptesOptions options, SchemaRegistry registry) {
    return new ImagePublisher(
        new KafkaProducer<>(properties(options), new StringSerializer(), new ByteArraySerializer()),
        registry,
        options.topics());
  }

  static Properties properties(PanoptesOptions options) {
    int largest = TopicSpecs.largestMessage(options.topics());
    Properties properties = options.kafka().clientProperties();
    properties.putIfAbsent(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Integer.toString(largest));
    properties.putIfAbsent(
        ProducerConfig.BUFFER_MEMORY_CONFIG,
        Long.toString(Math.max(LEAST_BUFFER_BYTES, 2L * largest)));
    properties.setProperty(ProducerConfig.ACKS_CONFIG, "all");
    properties.setProperty(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
    return properties;
  }

  /**
   * @throws IOException if the image's file cannot be read
   * @throws CommandFailedException if it or an earlier record cannot be published
   */
  public Form publish(OutgoingImage image) throws IOException {
    ImageEvent.Builder event =
        ImageEvent.newBuilder()
            .setImageId(image.imageId())
            .setSourceId(image.sourceId())
            .setCapturedAt(image.capturedAt().truncatedTo(ChronoUnit.MICROS))
            .setAttributes(image.attributes());
    Form form = Form.INLINE;
    if (image.content() instanceof InFile content && Files.size(content.file()) > inlineLimit) {
      form = Form.REFERENCE;
      Path file = content.file().toAbsolutePath().normalize();
      event.setContent(new Reference(file.toUri().toString()));
      event.setMediaType(MediaType.of(file).orElse(null));
    } else {
      byte[] encoded = encoded(image);
      event.setContent(ByteBuffer.wrap(encoded));
      event.setMediaType(MediaType.of(encoded).orElse(null));
    }
    send(topics.images(), images, image.sourceId(), event.build());
    return form;
  }

  private byte[] encoded(OutgoingImage image) throws IOException {
    if (image.content() instanceof Bytes content) {
      if (content.encoded().length > inlineLimit) {
        throw new CommandFailedException(
            "image %s has %d bytes, topics.inline-limit is %d: raise it, or publish a file, which"
                    .formatted(image.imageId(), content.encoded().length, inlineLimit)
                + " can be referred to");
      }
      return content.encoded();
    }
    return Files.readAllBytes(((InFile) image.content()).file());
  }

  /**
   * @param annotatedAt when the annotation was finished
   */
  public void publishTruth(
      String sourceId, String imageId, Instant annotatedAt, PanopticMap truth, LabelMap labels) {
    GroundTruth record = TruthRecords.of(sourceId, imageId, annotatedAt, truth, labels);
    send(topics.truth(), truths, sourceId, record);
  }

  /**
   * The record's timestamp is the time of publication: Kafka deletes by it, and would delete an old
   * picture as soon as it comes.
   */
  private <T extends SpecificRecord> void send(
      String topic, AvroCodec<T> codec, String sourceId, T record) {
    throwFailure();
    byte[] value = codec.encode(topic, record);
    producer.send(
        new ProducerRecord<>(topic, sourceId, value),
        (metadata, exception) -> {
          if (exception != null) {
            failure.compareAndSet(null, exception);
          }
        });
  }

  /**
   * Returns when all that was published is acknowledged.
   *
   * @throws CommandFailedException if a record could not be published
   */
  public void flush() {
    producer.flush();
    throwFailure();
  }

  private void throwFailure() {
    Optional.ofNullable(failure.get())
        .ifPresent(
            cause -> {
              throw new CommandFailedException(
                  "a record could not be published: %s".formatted(cause.getMessage()), cause);
            });
  }

  /** Waits for what is under way, but says nothing of failures: flush first. */
  @Override
  public void close() {
    producer.close();
  }
}
