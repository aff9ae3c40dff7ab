package io.panoptes.schemas.serde;

import static java.util.Objects.requireNonNull;

import io.panoptes.schemas.TrustedClasses;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;

/**
 * Records of one type to and from Confluent's wire format: a zero byte, the schema's id as four
 * bytes big-endian, Avro binary. Records are written with the type's own schema, and read with the
 * schema they were written with, then evolved to the type's own. For use by any number of threads.
 *
 * <p>Lengths in the bytes are checked against the bytes that are left before memory is taken.
 */
public final class AvroCodec<T extends SpecificRecord> {

  private static final byte MAGIC = 0;
  private static final int HEADER_BYTES = 5;

  static {
    TrustedClasses.trust();
  }

  private final SchemaRegistry registry;
  private final SpecificData model;
  private final Schema schema;
  private final DatumWriter<T> writer;
  private final Map<String, Integer> ids = new ConcurrentHashMap<>();
  private final Map<Integer, DatumReader<T>> readers = new ConcurrentHashMap<>();

  /**
   * @param registry stays the caller's to close
   */
  public AvroCodec(Class<T> type, SchemaRegistry registry) {
    this.registry = requireNonNull(registry, "registry is null");
    this.model = SpecificData.getForClass(type);
    this.schema = model.getSchema(type);
    this.writer = new SpecificDatumWriter<>(schema, model);
  }

  /** The subject of a topic's values. */
  public static String subject(String topic) {
    return topic + "-value";
  }

  /**
   * @throws RegistryException if the registry cannot be reached or refuses the schema
   */
  public byte[] encode(String topic, T record) {
    requireNonNull(record, "record is null");
    int id = idFor(topic);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(MAGIC);
    bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(id).array());
    try {
      BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
      writer.write(record, encoder);
      encoder.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private int idFor(String topic) {
    Integer known = ids.get(topic);
    if (known != null) {
      return known;
    }
    int id = registry.register(subject(topic), schema);
    ids.put(topic, id);
    return id;
  }

  /**
   * @throws MalformedRecordException if the bytes are no record of this type
   * @throws RegistryException if the registry cannot be reached or refuses
   */
  public T decode(byte[] bytes) {
    if (bytes.length < HEADER_BYTES) {
      throw new MalformedRecordException(
          "%d bytes are no Avro record: the header alone has %d"
              .formatted(bytes.length, HEADER_BYTES));
    }
    if (bytes[0] != MAGIC) {
      throw new MalformedRecordException(
          "first byte is 0x%02x: a record in the wire format of a schema registry starts with 0x00"
              .formatted(bytes[0]));
    }
    int id = ByteBuffer.wrap(bytes).getInt(1);
    DatumReader<T> reader = readerFor(id);
    BinaryDecoder decoder =
        DecoderFactory.get().binaryDecoder(bytes, HEADER_BYTES, bytes.length - HEADER_BYTES, null);
    try {
      T record = reader.read(null, decoder);
      if (!decoder.isEnd()) {
        throw new MalformedRecordException(
            "%d bytes with schema id %d go on after the end of the %s"
                .formatted(bytes.length, id, schema.getName()));
      }
      return record;
    } catch (MalformedRecordException e) {
      throw e;
    } catch (StackOverflowError e) {
      // A version of the schema may have fields that nest as deep as the bytes say.
      throw new MalformedRecordException(
          "%d bytes with schema id %d cannot be read as %s: they nest too deep"
              .formatted(bytes.length, id, schema.getName()),
          e);
    } catch (IOException | RuntimeException e) {
      // Which exception damaged bytes end in depends on where the damage is.
      throw new MalformedRecordException(
          "%d bytes with schema id %d cannot be read as %s: %s"
              .formatted(bytes.length, id, schema.getName(), reason(e)),
          e);
    }
  }

  private DatumReader<T> readerFor(int id) {
    DatumReader<T> known = readers.get(id);
    if (known != null) {
      return known;
    }
    Schema written =
        registry
            .byId(id)
            .orElseThrow(
                () ->
                    new MalformedRecordException(
                        "schema id %d is unknown to the registry".formatted(id)));
    DatumReader<T> reader = new SpecificDatumReader<>(written, schema, model);
    readers.put(id, reader);
    return reader;
  }

  private static String reason(Exception e) {
    if (e instanceof EOFException) {
      return "they end early";
    }
    return String.valueOf(e.getMessage()).lines().findFirst().orElse(e.getClass().getSimpleName());
  }
}
