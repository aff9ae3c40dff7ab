package io.panoptes.cli.deadletters;

import static java.util.Objects.requireNonNull;

import io.panoptes.cli.CommandFailedException;
import io.panoptes.cli.deadletters.ReplayOutcome.Impossible;
import io.panoptes.cli.deadletters.ReplayOutcome.Replayed;
import io.panoptes.cli.deadletters.ReplayOutcome.ReplayedBefore;
import io.panoptes.cli.kafka.TopicScan;
import io.panoptes.operators.record.ReplayMark;
import io.panoptes.schemas.DeadLetter;
import io.panoptes.schemas.Origin;
import io.panoptes.schemas.Replay;
import io.panoptes.schemas.serde.AvroCodec;
import io.panoptes.schemas.serde.SchemaRegistry;
import io.panoptes.topology.options.PanoptesOptions;
import io.panoptes.topology.topics.TopicSpecs;
import io.panoptes.topology.topics.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Publishes the records of dead letters again, each at most once for all time: the record and the
 * note that it was replayed are written in one transaction, and a dead letter with a note is passed
 * over. Opening it ends what an interrupted replay left open and shuts out one that still runs, so
 * the dead letters are to be read after that.
 *
 * <p>Records are gathered up to a bound and then written in a transaction of their own: none is
 * open while letters are read, however long that takes.
 *
 * <p>A dead letter means that its record has no result, so that an event gets one result at most
 * over all its replays. Not safe for use by several threads.
 */
public final class Replayer implements AutoCloseable {

  private static final int LETTERS_PER_TRANSACTION = 200;
  private static final long BYTES_PER_TRANSACTION = 32L << 20;

  private final Producer<byte[], byte[]> producer;
  private final TopicScan scan;
  private final Topics topics;
  private final AvroCodec<Replay> codec;
  private final Set<String> replayedNow = new HashSet<>();
  private final List<ProducerRecord<byte[], byte[]>> gathered = new ArrayList<>();
  private long gatheredBytes;

  Replayer(
      Producer<byte[], byte[]> producer, TopicScan scan, Topics topics, SchemaRegistry registry) {
    this.producer = requireNonNull(producer, "producer is null");
    this.scan = requireNonNull(scan, "scan is null");
    this.topics = requireNonNull(topics, "topics is null");
    this.codec = new AvroCodec<>(Replay.class, registry);
  }

  /**
   * @param registry stays the caller's to close
   */
  public static Replayer open(PanoptesOptions options, SchemaRegistry registry) {
    Topics topics = Topics.of(options.topics().prefix());
    int largest = TopicSpecs.largestMessage(options.topics());
    Properties properties = options.kafka().clientProperties();
    properties.putIfAbsent(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Integer.toString(largest));
    properties.putIfAbsent(ProducerConfig.BUFFER_MEMORY_CONFIG, Long.toString(2L * largest));
    properties.setProperty(
        ProducerConfig.TRANSACTIONAL_ID_CONFIG, topics.deadLetters() + ".replay");
    KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
    try {
      producer.initTransactions();
      return new Replayer(producer, TopicScan.open(options.kafka()), topics, registry);
    } catch (RuntimeException e) {
      producer.close();
      throw e;
    }
  }

  /** What is said to be replayed is so for good only after {@link #commit}. */
  public ReplayOutcome replay(StoredLetter stored) {
    DeadLetter letter = stored.letter();
    Origin origin = letter.getOrigin();
    if (!origin.getTopic().equals(topics.images())) {
      return impossible(
          stored, "is of %s: only image events are replayed".formatted(origin.getTopic()));
    }
    if (stored.replayed() || replayedNow.contains(StoredLetter.text(origin))) {
      return new ReplayedBefore(stored.place());
    }
    Optional<OriginalRecord> original = OriginalRecord.of(letter, scan);
    if (original.isEmpty()) {
      return impossible(
          stored,
          "keeps only a part of its record, and the whole one at %s is gone: publish the image again"
              .formatted(StoredLetter.text(origin)));
    }
    replayedNow.add(StoredLetter.text(origin));
    String event = event(origin, original.get());
    gather(original.get().again(topics.images(), event), note(stored, event));
    return new Replayed(stored.place());
  }

  private static String event(Origin origin, OriginalRecord original) {
    return ReplayMark.event(
        new io.panoptes.operators.record.Origin(
            origin.getTopic(), origin.getPartition(), origin.getOffset(), -1),
        original.headers());
  }

  private ProducerRecord<byte[], byte[]> note(StoredLetter stored, String event) {
    Origin origin = stored.letter().getOrigin();
    Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    return new ProducerRecord<>(
        topics.replays(),
        StoredLetter.text(origin).getBytes(StandardCharsets.UTF_8),
        codec.encode(topics.replays(), new Replay(origin, stored.place(), event, now)));
  }

  private void gather(ProducerRecord<byte[], byte[]> image, ProducerRecord<byte[], byte[]> note) {
    gathered.add(image);
    gathered.add(note);
    gatheredBytes += image.value() == null ? 0 : image.value().length;
    if (gathered.size() >= 2 * LETTERS_PER_TRANSACTION || gatheredBytes >= BYTES_PER_TRANSACTION) {
      commit();
    }
  }

  /**
   * Makes the replays so far visible, all together.
   *
   * @throws CommandFailedException if Kafka refuses; what was not committed is not replayed
   */
  public void commit() {
    if (gathered.isEmpty()) {
      return;
    }
    try {
      producer.beginTransaction();
      gathered.forEach(producer::send);
      producer.commitTransaction();
    } catch (KafkaException e) {
      throw failed(e);
    }
    gathered.clear();
    gatheredBytes = 0;
  }

  private static CommandFailedException failed(KafkaException e) {
    return new CommandFailedException(
        e instanceof ProducerFencedException || e instanceof InvalidProducerEpochException
            ? "another replay took over: run this one again when it has ended"
            : "the replay stopped: %s; run it again, nothing is replayed twice"
                .formatted(e.getMessage()),
        e);
  }

  private static ReplayOutcome impossible(StoredLetter stored, String reason) {
    return new Impossible(
        stored.place(),
        "dead letter %d:%d %s"
            .formatted(stored.place().getPartition(), stored.place().getOffset(), reason));
  }

  /** Drops what is not committed. */
  @Override
  public void close() {
    producer.close();
    scan.close();
  }
}
