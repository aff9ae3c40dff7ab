package io.panoptes.topology.quality;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/** Small fixed layouts for keys and values of state stores. Null stays null. Thread-safe. */
final class BinarySerde {

  private BinarySerde() {}

  interface Writer<T> {
    void write(T value, DataOutputStream out) throws IOException;
  }

  interface Reader<T> {
    T read(DataInputStream in) throws IOException;
  }

  /** Reads layouts of this version and of earlier ones. */
  interface VersionedReader<T> {
    T read(int version, DataInputStream in) throws IOException;
  }

  static <T> Serde<T> of(Writer<T> writer, Reader<T> reader) {
    return Serdes.serdeFrom(
        (topic, value) -> value == null ? null : bytes(writer, value),
        (topic, bytes) -> bytes == null ? null : value(reader, bytes));
  }

  /** As {@link #of}, with a first byte that tells the layout, so that it can be changed later. */
  static <T> Serde<T> versioned(int version, Writer<T> writer, VersionedReader<T> reader) {
    return of(
        (value, out) -> {
          out.writeByte(version);
          writer.write(value, out);
        },
        in -> {
          int found = in.readUnsignedByte();
          if (found < 1 || found > version) {
            throw new IOException(
                "the state has layout %d, this version of Panoptes reads 1 to %d: give it another"
                        .formatted(found, version)
                    + " quality.application-id");
          }
          return reader.read(found, in);
        });
  }

  private static <T> byte[] bytes(Writer<T> writer, T value) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      writer.write(value, new DataOutputStream(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static <T> T value(Reader<T> reader, byte[] bytes) {
    try {
      return reader.read(new DataInputStream(new ByteArrayInputStream(bytes)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
