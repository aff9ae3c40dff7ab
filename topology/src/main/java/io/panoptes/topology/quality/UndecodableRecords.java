package io.panoptes.topology.quality;

import static java.util.Objects.requireNonNull;

import io.panoptes.schemas.DeadLetter;
import io.panoptes.schemas.Origin;
import io.panoptes.schemas.serde.AvroCodec;
import io.panoptes.schemas.serde.MalformedRecordException;
import io.panoptes.topology.topics.DeadLetterRoom;
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

  /** Where they go, and how much of each. */
  record Target(String topic, AvroCodec<DeadLetter> codec, DeadLetterRoom room) {

    Target {
      requireNonNull(topic, "topic is null");
      requireNonNull(codec, "codec is null");
      requireNonNull(room, "room is null");
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
    RejectedRecord rejected =
        new RejectedRecord(
            new Origin(record.topic(), record.partition(), record.offset()),
            Optional.ofNullable(record.key()),
            Optional.ofNullable(record.value()),
            record.headers());
    DeadLetter letter = rejected.letter(message, Instant.now(), target.room()).build();
    RejectedRecord kept = rejected.within(target.room());
    return new ProducerRecord<>(
        target.topic(),
        null,
        Math.max(0, record.timestamp()),
        kept.key().orElse(null),
        target.codec().encode(target.topic(), letter),
        kept.headers());
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
