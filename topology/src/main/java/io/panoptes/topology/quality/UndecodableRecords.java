package io.panoptes.topology.quality;

import static java.util.Objects.requireNonNull;

import io.panoptes.schemas.DeadLetter;
import io.panoptes.schemas.Origin;
import io.panoptes.schemas.serde.AvroCodec;
import io.panoptes.schemas.serde.MalformedRecordException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what is no Avro record to the dead letters, in the same transaction, and goes on. Anything
 * else, such as a registry that does not answer, stops the application: it says nothing about the
 * record.
 *
 * <p>Kafka Streams' own handlers would put the bare bytes into {@code
 * errors.dead.letter.queue.topic.name}; our topic holds {@link DeadLetter}s.
 */
public final class UndecodableRecords implements DeserializationExceptionHandler {

  /** The property that holds the {@link Target}, as an object. */
  static final String TARGET = "panoptes.dead.letters";

  private static final Logger LOG = LoggerFactory.getLogger(UndecodableRecords.class);

  private Target target;

  /**
   * @param valueLimit bytes of a value that are kept
   */
  record Target(String topic, AvroCodec<DeadLetter> codec, int valueLimit) {

    Target {
      requireNonNull(topic, "topic is null");
      requireNonNull(codec, "codec is null");
    }
  }

  @Override
  public void configure(Map<String, ?> configs) {
    target = (Target) requireNonNull(configs.get(TARGET), TARGET + " is not set");
  }

  @Override
  public Response handleError(
      ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> record, Exception exception) {
    Optional<MalformedRecordException> malformed = malformed(exception);
    if (malformed.isEmpty()) {
      return Response.fail();
    }
    String message = malformed.get().getMessage();
    LOG.warn(
        "Refused: {} partition {} offset {}: {}",
        record.topic(),
        record.partition(),
        record.offset(),
        message);
    return Response.resume(List.of(letter(record, message)));
  }

  private ProducerRecord<byte[], byte[]> letter(
      ConsumerRecord<byte[], byte[]> record, String message) {
    DeadLetter letter =
        new RejectedRecord(
                new Origin(record.topic(), record.partition(), record.offset()),
                Optional.ofNullable(record.key()),
                Optional.ofNullable(record.value()),
                record.headers())
            .letter(message, Instant.now(), target.valueLimit())
            .build();
    return new ProducerRecord<>(
        target.topic(),
        null,
        Math.max(0, record.timestamp()),
        record.key(),
        target.codec().encode(target.topic(), letter),
        record.headers());
  }

  private static Optional<MalformedRecordException> malformed(Throwable exception) {
    for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
      if (cause instanceof MalformedRecordException malformed) {
        return Optional.of(malformed);
      }
    }
    return Optional.empty();
  }
}
