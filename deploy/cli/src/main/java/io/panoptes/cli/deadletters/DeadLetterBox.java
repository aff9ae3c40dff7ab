package io.panoptes.cli.deadletters;

import static java.util.Objects.requireNonNull;

import io.panoptes.cli.kafka.TopicScan;
import io.panoptes.schemas.DeadLetter;
import io.panoptes.schemas.Origin;
import io.panoptes.schemas.serde.AvroCodec;
import io.panoptes.schemas.serde.MalformedRecordException;
import io.panoptes.schemas.serde.SchemaRegistry;
import io.panoptes.topology.topics.Topics;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The dead letters that are committed now, and which of them were replayed. Not safe for use by
 * several threads.
 */
public final class DeadLetterBox {

  private final TopicScan scan;
  private final Topics topics;
  private final AvroCodec<DeadLetter> codec;
  private final Consumer<String> warnings;

  /**
   * @param scan stays the caller's to close, as the registry does
   * @param warnings takes a line for each record that is no dead letter
   */
  public DeadLetterBox(
      TopicScan scan, Topics topics, SchemaRegistry registry, Consumer<String> warnings) {
    this.scan = requireNonNull(scan, "scan is null");
    this.topics = requireNonNull(topics, "topics is null");
    this.codec = new AvroCodec<>(DeadLetter.class, registry);
    this.warnings = requireNonNull(warnings, "warnings is null");
  }

  /** Hands over each dead letter, partition by partition. */
  public void forEach(Consumer<StoredLetter> letters) {
    Set<String> replayed = replayed();
    scan.all(topics.deadLetters(), record -> read(record, replayed).ifPresent(letters));
  }

  /** The dead letter at a place; empty if there is none. */
  public Optional<StoredLetter> at(int partition, long offset) {
    return scan.at(topics.deadLetters(), partition, offset)
        .flatMap(record -> read(record, replayed()));
  }

  /** The origins that were replayed: keys of the topic of replays. */
  private Set<String> replayed() {
    Set<String> origins = new HashSet<>();
    scan.all(
        topics.replays(),
        record -> {
          if (record.key() != null) {
            origins.add(new String(record.key(), StandardCharsets.UTF_8));
          }
        });
    return origins;
  }

  private Optional<StoredLetter> read(ConsumerRecord<byte[], byte[]> record, Set<String> replayed) {
    Origin place = new Origin(record.topic(), record.partition(), record.offset());
    if (record.value() == null) {
      warnings.accept("%s is no dead letter: it has no value".formatted(StoredLetter.text(place)));
      return Optional.empty();
    }
    try {
      DeadLetter letter = codec.decode(record.value());
      return Optional.of(
          new StoredLetter(
              place, letter, replayed.contains(StoredLetter.text(letter.getOrigin()))));
    } catch (MalformedRecordException e) {
      warnings.accept(
          "%s is no dead letter: %s".formatted(StoredLetter.text(place), e.getMessage()));
      return Optional.empty();
    }
  }
}
