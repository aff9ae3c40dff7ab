package io.panoptes.schemas;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.SchemaFormatter;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.io.Encoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecordBase;

/** Writes the newest version of each record into the history; changes nothing that is there. */
final class Freezer {

  /** The same each time, so that a sample is the same file whoever writes it. */
  private static final byte[] SYNC = new byte[16];

  private Freezer() {}

  static void freezeNewVersions() throws IOException {
    for (SpecificRecordBase sample : SampleRecords.all()) {
      Schema schema = sample.getSchema();
      FrozenSchema frozen =
          new FrozenSchema(
              schema.getName(), SchemaVersion.parse(schema.getProp("version")), schema);
      if (!Files.exists(frozen.file())) {
        freeze(frozen, sample);
      }
    }
  }

  private static void freeze(FrozenSchema frozen, SpecificRecordBase sample) throws IOException {
    Files.createDirectories(frozen.sampleJson().getParent());
    Files.writeString(frozen.file(), SchemaFormatter.format("json/pretty", frozen.schema()) + "\n");
    Files.writeString(frozen.sampleJson(), json(sample) + "\n");
    Files.write(frozen.sampleAvro(), container(sample));
    Files.writeString(
        Digests.FILE,
        Digests.ofFiles().entrySet().stream()
            .map(entry -> entry.getValue() + "  " + entry.getKey() + "\n")
            .collect(Collectors.joining()));
  }

  private static String json(SpecificRecordBase record) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Encoder encoder = EncoderFactory.get().jsonEncoder(record.getSchema(), bytes, true);
    writer(record).write(record, encoder);
    encoder.flush();
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static byte[] container(SpecificRecordBase record) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataFileWriter<SpecificRecordBase> file = new DataFileWriter<>(writer(record))) {
      file.create(record.getSchema(), bytes, SYNC);
      file.append(record);
    }
    return bytes.toByteArray();
  }

  private static SpecificDatumWriter<SpecificRecordBase> writer(SpecificRecordBase record) {
    return new SpecificDatumWriter<>(record.getSchema(), record.getSpecificData());
  }
}
