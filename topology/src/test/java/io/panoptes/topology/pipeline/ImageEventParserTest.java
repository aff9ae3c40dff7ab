package io.panoptes.topology.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.panoptes.operators.fakes.TestImages;
import io.panoptes.operators.record.DeadLetterReason;
import io.panoptes.operators.record.ImageContent;
import io.panoptes.operators.record.ImageFailure;
import io.panoptes.operators.record.ImageRecord;
import io.panoptes.schemas.ImageEvent;
import io.panoptes.schemas.Reference;
import io.panoptes.schemas.serde.AvroCodec;
import io.panoptes.schemas.serde.InMemorySchemaRegistry;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageEventParserTest {

  private final AvroCodec<ImageEvent> codec =
      new AvroCodec<>(ImageEvent.class, new InMemorySchemaRegistry());
  private final ImageEventParser parser = new ImageEventParser(codec);

  @Test
  void inlineImageIsARangeOfTheRecordsOwnBytes() throws ImageFailure {
    byte[] content = {9, 8, 7};
    byte[] value = encode("a", ByteBuffer.wrap(content));
    ImageRecord image = parser.parse(TestImages.source(5, value));
    assertThat(image.content())
        .isInstanceOfSatisfying(
            ImageContent.Inline.class, inline -> assertThat(inline.bytes()).isEqualTo(content));
    assertThat(image.source().value()).isSameAs(value);
    assertThat(image.imageId()).isEqualTo("a");
    assertThat(image.sourceId()).isEqualTo("camera");
    assertThat(image.capturedAt()).isEqualTo(1_500_000);
  }

  @ParameterizedTest
  @ValueSource(longs = {Long.MIN_VALUE, -1, 0, Long.MAX_VALUE})
  void anyTimeOfCaptureThatARecordCanHoldIsKept(long micros) throws ImageFailure {
    Instant captured = Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    ImageEvent event =
        ImageEvent.newBuilder()
            .setImageId("a")
            .setSourceId("camera")
            .setCapturedAt(captured)
            .setContent(ByteBuffer.allocate(0))
            .build();
    ImageRecord image = parser.parse(TestImages.source(5, codec.encode("topic", event)));
    assertThat(image.capturedAt()).isEqualTo(micros);
    assertThat(AvroParts.instant(image.capturedAt())).isEqualTo(captured);
  }

  @Test
  void emptyImageIsPassedOnForTheDecoderToReject() throws ImageFailure {
    ImageRecord image = parser.parse(TestImages.source(5, encode("a", ByteBuffer.allocate(0))));
    assertThat(image.contentLength()).isZero();
    assertThat(image.reference()).isNull();
  }

  @Test
  void referenceIsPassedOnUnread() throws ImageFailure {
    ImageRecord image =
        parser.parse(TestImages.source(5, encode("a", new Reference("file:/a.png"))));
    assertThat(image.content()).isEqualTo(new ImageContent.Reference("file:/a.png"));
  }

  @Test
  void recordThatIsNoAvroIsMalformed() {
    assertMalformed("hello world".getBytes(), "first byte is 0x68");
  }

  @Test
  void recordOfAnUnknownSchemaIsMalformed() {
    assertMalformed(new byte[] {0, 0, 0, 0, 99, 1}, "schema id 99 is unknown to the registry");
  }

  @Test
  void recordWithoutAValueIsMalformed() {
    assertMalformed(null, "the record has no value");
  }

  @Test
  void imageWithoutANameIsMalformed() {
    assertMalformed(encode("", ByteBuffer.wrap(new byte[] {1})), "image_id is empty");
  }

  private void assertMalformed(byte[] value, String message) {
    assertThatThrownBy(() -> parser.parse(TestImages.source(5, value)))
        .isInstanceOfSatisfying(
            ImageFailure.class,
            failure -> assertThat(failure.reason()).isEqualTo(DeadLetterReason.MALFORMED_RECORD))
        .hasMessageContaining(message);
  }

  private byte[] encode(String imageId, Object content) {
    return codec.encode(
        "images",
        new ImageEvent(
            imageId, "camera", Instant.ofEpochMilli(1500), content, "image/png", Map.of()));
  }
}
