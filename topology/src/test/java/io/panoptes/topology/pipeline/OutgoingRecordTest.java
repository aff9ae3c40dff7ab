package io.panoptes.topology.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.panoptes.operators.fakes.FakeModelSource;
import io.panoptes.operators.record.DeadLetter;
import io.panoptes.operators.record.DeadLetterReason;
import io.panoptes.operators.record.Header;
import io.panoptes.operators.record.ImageFailure;
import io.panoptes.operators.record.ImageRecord;
import io.panoptes.operators.record.Origin;
import io.panoptes.operators.record.SourceRecord;
import io.panoptes.operators.record.Stage;
import io.panoptes.schemas.serde.AvroCodec;
import io.panoptes.schemas.serde.InMemorySchemaRegistry;
import io.panoptes.topology.options.PanoptesOptions;
import io.panoptes.topology.options.TopicOptions;
import io.panoptes.topology.topics.TopicSpec;
import io.panoptes.topology.topics.TopicSpecs;
import java.util.Collections;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutgoingRecordTest {

  private static final TopicOptions TOPICS = PanoptesOptions.defaults().topics();
  private static final int MIB = 1 << 20;

  private final AvroCodec<io.panoptes.schemas.DeadLetter> codec =
      new AvroCodec<>(io.panoptes.schemas.DeadLetter.class, new InMemorySchemaRegistry());

  @Test
  void recordWithoutATimeGetsTheOneOfKafka() {
    SourceRecord source =
        new SourceRecord(new Origin("images", 0, 1, -1), List.of(), new byte[1], new byte[1]);
    assertThat(encode(letter(source, "camera", "why")).timestamp()).isNull();
  }

  @Test
  void recordKeepsItsTimeKeyAndHeaders() {
    SourceRecord source =
        new SourceRecord(
            new Origin("images", 0, 1, 0),
            List.of(new Header("trace", new byte[] {7}), new Header("empty", null)),
            new byte[] {1},
            null);
    ProducerRecord<byte[], byte[]> record = encode(letter(source, "camera", "why"));
    assertThat(record.timestamp()).isZero();
    assertThat(record.key()).containsExactly(1);
    assertThat(record.headers()).extracting("key").containsExactly("trace", "empty");
  }

  @ParameterizedTest
  @CsvSource({
    // Bytes of the key, a header, the value, and an id; how many headers.
    "6, 9, 5242880, 9, 1",
    "100000, 100000, 5242880, 9, 1",
    "6, 9, 9, 5242880, 1",
    "2000000, 300000, 3000000, 1000, 1",
    "5242880, 0, 0, 9, 0",
    "6, 5242880, 0, 9, 1",
    "6, 1, 4194304, 9, 100000",
    "20000000, 20000000, 20000000, 20000000, 1"
  })
  void deadLetterFitsItsTopicWhateverTheRecordIs(
      int key, int header, int value, int id, int headers) {
    SourceRecord source =
        new SourceRecord(
            new Origin("images", 0, 1, 1),
            Collections.nCopies(headers, new Header("h", new byte[header])),
            new byte[key],
            new byte[value]);
    ProducerRecord<byte[], byte[]> record =
        encode(letter(source, "i".repeat(id), "\u20ac".repeat(MIB)));
    assertThat(bytes(record)).isLessThanOrEqualTo(limit());
  }

  @Test
  void imageOfTheInlineLimitIsKeptWhole() {
    SourceRecord source =
        new SourceRecord(
            new Origin("images", 0, 1, 1),
            List.of(new Header("trace", new byte[1000])),
            new byte[1000],
            new byte[Math.toIntExact(TOPICS.inlineLimit()) + 1000]);
    assertThat(
            new DeadLetterMapping(FakeModelSource.IDENTITY, TopicSpecs.deadLetterValueLimit(TOPICS))
                .map(letter(source, "camera", "why"))
                .value()
                .getValueTruncated())
        .isFalse();
  }

  private ProducerRecord<byte[], byte[]> encode(DeadLetter letter) {
    OutgoingRecord<io.panoptes.schemas.DeadLetter> outgoing =
        new DeadLetterMapping(FakeModelSource.IDENTITY, TopicSpecs.deadLetterValueLimit(TOPICS))
            .map(letter);
    return outgoing.encoded("dead", codec.encode("dead", outgoing.value()));
  }

  private static DeadLetter letter(SourceRecord source, String id, String message) {
    return DeadLetter.of(
        ImageRecord.referenced(source, id, id, 0, "file:/a.png"),
        new ImageFailure(DeadLetterReason.CORRUPT_IMAGE, Stage.DECODE, message),
        FakeModelSource.IDENTITY);
  }

  /** Upper bound of what Kafka counts, for a batch of this record alone. */
  private static long bytes(ProducerRecord<byte[], byte[]> record) {
    long bytes = 100L + record.value().length + (record.key() == null ? 0 : record.key().length);
    for (var header : record.headers()) {
      bytes += 10 + header.key().length() + (header.value() == null ? 0 : header.value().length);
    }
    return bytes;
  }

  private static int limit() {
    return TopicSpecs.of(TOPICS).stream()
        .filter(spec -> spec.name().endsWith("dead-letters"))
        .mapToInt(TopicSpec::maxMessageBytes)
        .findFirst()
        .orElseThrow();
  }
}
