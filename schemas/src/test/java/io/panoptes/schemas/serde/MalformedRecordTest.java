package io.panoptes.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.panoptes.schemas.ImageEvent;
import io.panoptes.schemas.PanopticResult;
import io.panoptes.schemas.SampleRecords;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.Test;

/** Bytes that are no record end in one clear error and take no memory beyond their own size. */
class MalformedRecordTest {

  private final SchemaRegistry registry = new InMemorySchemaRegistry();
  private final AvroCodec<ImageEvent> codec = new AvroCodec<>(ImageEvent.class, registry);
  private final byte[] good = codec.encode("panoptes.images", SampleRecords.imageEvent());

  @Test
  void tooFewBytesForTheHeader() {
    assertMalformed(new byte[] {0, 0, 0, 1}, "4 bytes are no Avro record: the header alone has 5");
    assertMalformed(new byte[0], "0 bytes are no Avro record: the header alone has 5");
  }

  @Test
  void plainText() {
    assertMalformed(
        "{\"image\": 1}".getBytes(StandardCharsets.UTF_8),
        "first byte is 0x7b: a record in the wire format of a schema registry starts with 0x00");
  }

  @Test
  void unknownSchemaId() {
    assertMalformed(new byte[] {0, 0, 0, 3, 9, 1}, "schema id 777 is unknown to the registry");
  }

  @Test
  void recordOfAnotherType() {
    Schema other =
        SchemaBuilder.record("Thing").namespace("org.other").fields().requiredInt("n").endRecord();
    byte[] bytes = {0, 0, 0, 0, (byte) registry.register("x-value", other), 2};

    assertMalformed(
        bytes,
        "6 bytes with schema id 2 cannot be read as ImageEvent: Found org.other.Thing, expecting"
            + " io.panoptes.schemas.ImageEvent, missing required field content");
  }

  @Test
  void recordThatEndsEarly() {
    assertMalformed(
        Arrays.copyOf(good, good.length - 20),
        good.length - 20 + " bytes with schema id 1 cannot be read as ImageEvent: they end early");
  }

  @Test
  void recordThatGoesOn() {
    assertMalformed(
        Arrays.copyOf(good, good.length + 1),
        good.length + 1 + " bytes with schema id 1 go on after the end of the ImageEvent");
  }

  @Test
  void stringOfTwoGigabytes() throws IOException {
    assertMalformed(
        codec,
        cutAndClaimTwoBillion(good, 5),
        "10 bytes with schema id 1 cannot be read as ImageEvent: they end early");
  }

  @Test
  void mapOfTwoBillionEntries() throws IOException {
    ImageEvent event =
        ImageEvent.newBuilder(SampleRecords.imageEvent()).setAttributes(Map.of()).build();
    byte[] bytes = codec.encode("panoptes.images", event);

    assertMalformed(
        codec,
        cutAndClaimTwoBillion(bytes, bytes.length - 1),
        bytes.length + 4 + " bytes with schema id 1 cannot be read as ImageEvent: they end early");
  }

  @Test
  void arrayOfTwoBillionItems() throws IOException {
    AvroCodec<PanopticResult> results = new AvroCodec<>(PanopticResult.class, registry);
    PanopticResult result =
        PanopticResult.newBuilder(SampleRecords.panopticResult()).setSegments(List.of()).build();
    byte[] bytes = results.encode("panoptes.panoptic", result);

    assertMalformed(
        results,
        cutAndClaimTwoBillion(bytes, bytes.length - 1),
        bytes.length
            + 4
            + " bytes with schema id 2 cannot be read as PanopticResult: they end early");
  }

  @Test
  void mapOfTwoBillionEntriesThatBeginsWell() throws IOException {
    ImageEvent event =
        ImageEvent.newBuilder(SampleRecords.imageEvent()).setAttributes(Map.of()).build();
    byte[] bytes = codec.encode("panoptes.images", event);
    byte[] claim = cutAndClaimTwoBillion(bytes, bytes.length - 1);
    byte[] oneEntry = Arrays.copyOf(claim, claim.length + 4);
    System.arraycopy(new byte[] {2, 'k', 2, 'v'}, 0, oneEntry, claim.length, 4);

    assertMalformed(
        codec,
        oneEntry,
        bytes.length + 8 + " bytes with schema id 1 cannot be read as ImageEvent: they end early");
  }

  private static byte[] cutAndClaimTwoBillion(byte[] bytes, int end) throws IOException {
    ByteArrayOutputStream claim = new ByteArrayOutputStream();
    claim.write(bytes, 0, end);
    EncoderFactory.get().directBinaryEncoder(claim, null).writeLong(2_000_000_000);
    return claim.toByteArray();
  }

  @Test
  void randomDamageIsARecordOrMalformed() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int i = 0; i < 5_000; i++) {
      byte[] bytes = Arrays.copyOf(good, 6 + random.nextInt(good.length));
      for (int j = random.nextInt(4); j >= 0; j--) {
        bytes[5 + random.nextInt(bytes.length - 5)] = (byte) random.nextInt();
      }
      try {
        codec.decode(bytes);
      } catch (MalformedRecordException e) {
        assertThat(e.getMessage()).doesNotContain("\n");
      } catch (RuntimeException | Error e) {
        throw new AssertionError("seed " + seed + ", bytes " + Arrays.toString(bytes), e);
      }
    }
  }

  private void assertMalformed(byte[] bytes, String message) {
    assertMalformed(codec, bytes, message);
  }

  private static void assertMalformed(AvroCodec<?> codec, byte[] bytes, String message) {
    assertThatThrownBy(() -> codec.decode(bytes))
        .isInstanceOf(MalformedRecordException.class)
        .hasMessage(message);
  }
}
