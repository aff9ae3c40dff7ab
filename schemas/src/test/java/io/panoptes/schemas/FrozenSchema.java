package io.panoptes.schemas;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;

/** One version of a record as it was released: {@code history/<record>/<version>.avsc}. */
record FrozenSchema(String record, SchemaVersion version, Schema schema) {

  static final Path HISTORY = Path.of("src", "test", "resources", "history");

  /** All versions of all records, or of one, the oldest first. */
  static List<FrozenSchema> all() {
    try (Stream<Path> files = Files.walk(HISTORY)) {
      return files
          .filter(file -> file.toString().endsWith(".avsc"))
          .map(FrozenSchema::read)
          .sorted((a, b) -> a.version.compareTo(b.version))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<FrozenSchema> of(String record) {
    return all().stream().filter(frozen -> frozen.record.equals(record)).toList();
  }

  private static FrozenSchema read(Path file) {
    try {
      return new FrozenSchema(
          file.getParent().getFileName().toString(),
          SchemaVersion.parse(file.getFileName().toString().replace(".avsc", "")),
          new Schema.Parser().parse(Files.readString(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path file() {
    return HISTORY.resolve(record).resolve(version + ".avsc");
  }

  Path sampleJson() {
    return HISTORY.resolve(record).resolve(version.toString()).resolve("sample.json");
  }

  Path sampleAvro() {
    return HISTORY.resolve(record).resolve(version.toString()).resolve("sample.avro");
  }

  @Override
  public String toString() {
    return record + " " + version;
  }
}
