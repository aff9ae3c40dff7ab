package io.panoptes.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.panoptes.schemas.DeadLetter;
import io.panoptes.schemas.DeadLetterReason;
import io.panoptes.schemas.ImageEvent;
import io.panoptes.schemas.Reference;
import io.panoptes.schemas.SampleRecords;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificRecordBase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AvroCodecTest {

  private final SchemaRegistry registry = new InMemorySchemaRegistry();

  @ParameterizedTest
  @MethodSource("io.panoptes.schemas.SampleRecords#all")
  void recordOfEachTypeComesBack(SpecificRecordBase record) {
    assertThat(roundTrip(record)).isEqualTo(record).hasSameClassAs(record);
  }

  private <T extends SpecificRecordBase> T roundTrip(T record) {
    @SuppressWarnings("unchecked")
    Class<T> type = (Class<T>) record.getClass();
    AvroCodec<T> codec = new AvroCodec<>(type, registry);
    return codec.decode(codec.encode("topic", record));
  }

  @Test
  void referenceTravelsInPlaceOfContent() {
    ImageEvent event =
        ImageEvent.newBuilder(SampleRecords.imageEvent())
            .setContent(new Reference("file:///data/a.png"))
            .build();

    assertThat(roundTrip(event)).isEqualTo(event);
  }

  @Test
  void bytesStartWithZeroAndTheBigEndianId() {
    registry.register("other-value", Schema.create(Schema.Type.STRING));

    byte[] bytes =
        new AvroCodec<>(ImageEvent.class, registry)
            .encode("panoptes.images", SampleRecords.imageEvent());

    assertThat(bytes).startsWith(0, 0, 0, 0, 2);
  }

  @Test
  void fieldOfAnotherVersionThatNestsWithoutEndIsMalformed() {
    Schema nest =
        new Schema.Parser()
            .parse(
                """
                {"type": "record", "name": "Nest",
                 "fields": [{"name": "next", "type": ["null", "Nest"]}]}
                """);
    List<Schema.Field> fields = new ArrayList<>();
    fields.add(new Schema.Field("nest", nest));
    for (Schema.Field field : ImageEvent.getClassSchema().getFields()) {
      fields.add(new Schema.Field(field, field.schema()));
    }
    Schema version = Schema.createRecord("ImageEvent", null, "io.panoptes.schemas", false, fields);
    int id = registry.register("strange", version);
    byte[] bytes = new byte[5 + 200_000];
    Arrays.fill(bytes, 5, bytes.length, (byte) 2);
    ByteBuffer.wrap(bytes).putInt(1, id);
    AvroCodec<ImageEvent> codec = new AvroCodec<>(ImageEvent.class, registry);

    assertThatThrownBy(() -> codec.decode(bytes))
        .isInstanceOf(MalformedRecordException.class)
        .hasMessage(
            "200005 bytes with schema id %d cannot be read as ImageEvent: they nest too deep", id);
  }

  @Test
  void threadsShareOneCodec() {
    AvroCodec<ImageEvent> codec = new AvroCodec<>(ImageEvent.class, registry);

    List<ImageEvent> events =
        IntStream.range(0, 2000)
            .parallel()
            .mapToObj(AvroCodecTest::numbered)
            .map(event -> codec.decode(codec.encode("panoptes.images", event)))
            .toList();

    assertThat(events)
        .isEqualTo(IntStream.range(0, 2000).mapToObj(AvroCodecTest::numbered).toList());
  }

  private static ImageEvent numbered(int number) {
    return ImageEvent.newBuilder(SampleRecords.imageEvent())
        .setImageId("image-%d".formatted(number))
        .build();
  }

  @Test
  void recordOfAnOlderSchemaGetsTheDefaultsOfTheNewer() throws IOException {
    Schema older =
        new Schema.Parser()
            .parse(
                """
                {"type": "record", "name": "ImageEvent", "namespace": "io.panoptes.schemas",
                 "fields": [
                  {"name": "source_id", "type": "string"},
                  {"name": "image_id", "type": "string"},
                  {"name": "captured_at", "type": {"type": "long", "logicalType": "timestamp-micros"}},
                  {"name": "content", "type": "bytes"},
                  {"name": "dropped", "type": "double"}]}
                """);
    GenericRecord event =
        new GenericRecordBuilder(older)
            .set("source_id", "s")
            .set("image_id", "i")
            .set("captured_at", 1_000_001L)
            .set("content", ByteBuffer.wrap(new byte[] {1}))
            .set("dropped", 1.5)
            .build();

    assertThat(new AvroCodec<>(ImageEvent.class, registry).decode(written(older, event)))
        .isEqualTo(
            ImageEvent.newBuilder()
                .setSourceId("s")
                .setImageId("i")
                .setCapturedAt(Instant.EPOCH.plusSeconds(1).plusNanos(1000))
                .setContent(ByteBuffer.wrap(new byte[] {1}))
                .build());
  }

  @Test
  void symbolOfANewerEnumIsReadAsItsDefault() throws IOException {
    Schema newer =
        new Schema.Parser()
            .parse(
                DeadLetter.getClassSchema()
                    .toString()
                    .replace("\"INFERENCE_FAILED\"", "\"INFERENCE_FAILED\",\"BORED\""));
    GenericRecord letter = new GenericData.Record(newer);
    DeadLetter sample = SampleRecords.deadLetter();
    newer.getFields().forEach(field -> letter.put(field.pos(), sample.get(field.pos())));
    letter.put("failed_at", 1L);
    letter.put("reason", new GenericData.EnumSymbol(newer.getField("reason").schema(), "BORED"));

    assertThat(new AvroCodec<>(DeadLetter.class, registry).decode(written(newer, letter)))
        .extracting(DeadLetter::getReason)
        .isEqualTo(DeadLetterReason.UNKNOWN);
  }

  private byte[] written(Schema schema, GenericRecord record) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int id = registry.register("topic-value", schema);
    bytes.writeBytes(ByteBuffer.allocate(5).put((byte) 0).putInt(id).array());
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
    new GenericDatumWriter<GenericRecord>(schema).write(record, encoder);
    encoder.flush();
    return bytes.toByteArray();
  }
}
