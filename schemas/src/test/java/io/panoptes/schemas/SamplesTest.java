package io.panoptes.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.stream.Stream;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.io.Decoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecordBase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What an older version wrote, today's classes read. */
class SamplesTest {

  @BeforeAll
  static void trustOurClasses() {
    TrustedClasses.trust();
  }

  static Stream<FrozenSchema> history() {
    return FrozenSchema.all().stream();
  }

  @ParameterizedTest
  @MethodSource("history")
  void sampleInJsonIsReadByTheNewestSchema(FrozenSchema frozen) throws IOException {
    SpecificRecordBase expected = sampleOf(frozen);
    Decoder json =
        DecoderFactory.get().jsonDecoder(frozen.schema(), Files.readString(frozen.sampleJson()));

    assertThat(reader(frozen, expected).read(null, json)).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("history")
  void sampleInBinaryIsReadByTheNewestSchema(FrozenSchema frozen) throws IOException {
    SpecificRecordBase expected = sampleOf(frozen);

    try (DataFileReader<SpecificRecordBase> file =
        new DataFileReader<>(frozen.sampleAvro().toFile(), reader(frozen, expected))) {
      assertThat(file.getSchema()).isEqualTo(frozen.schema());
      assertThat(file.next()).isEqualTo(expected);
      assertThat(file.hasNext()).isFalse();
    }
  }

  private static SpecificRecordBase sampleOf(FrozenSchema frozen) {
    return SampleRecords.all().stream()
        .filter(sample -> sample.getSchema().getName().equals(frozen.record()))
        .findFirst()
        .orElseThrow();
  }

  private static SpecificDatumReader<SpecificRecordBase> reader(
      FrozenSchema frozen, SpecificRecordBase expected) {
    return new SpecificDatumReader<>(
        frozen.schema(), expected.getSchema(), expected.getSpecificData());
  }
}
