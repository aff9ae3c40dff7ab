package io.panoptes.cli.tail;

import static org.assertj.core.api.Assertions.assertThat;

import io.panoptes.schemas.DeadLetter;
import io.panoptes.schemas.DeadLetterReason;
import io.panoptes.schemas.ImageEvent;
import io.panoptes.schemas.Origin;
import io.panoptes.schemas.Reference;
import io.panoptes.schemas.TrustedClasses;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class TailFormatTest {

  static {
    TrustedClasses.trust();
  }

  private static final Instant CAPTURED = Instant.parse("2026-11-21T09:30:00.123456Z");

  private static ConsumerRecord<byte[], byte[]> record() {
    return new ConsumerRecord<>(
        "panoptes.images", 2, 17, "aisle-7".getBytes(StandardCharsets.UTF_8), new byte[300]);
  }

  private static ImageEvent image(Object content, String imageId) {
    return ImageEvent.newBuilder()
        .setImageId(imageId)
        .setSourceId("aisle-7")
        .setCapturedAt(CAPTURED)
        .setContent(content)
        .setMediaType("image/png")
        .setAttributes(Map.of("store", "42"))
        .build();
  }

  @Test
  void anImageIsALineWithItsSize() {
    String line = new PlainFormat().line(record(), image(ByteBuffer.wrap(new byte[2048]), "x.png"));

    assertThat(line)
        .isEqualTo("2:17  2026-11-21T09:30:00.123456Z  aisle-7/x.png  image/png  2 KiB");
  }

  @Test
  void aReferenceIsShownAsItIs() {
    String line = new PlainFormat().line(record(), image(new Reference("file:/a/x.png"), "x.png"));

    assertThat(line).endsWith("image/png  file:/a/x.png");
  }

  @Test
  void aDeadLetterTellsItsReason() {
    DeadLetter letter =
        DeadLetter.newBuilder()
            .setReason(DeadLetterReason.TRUNCATED_IMAGE)
            .setMessage("image ends early")
            .setStage("decode")
            .setFailedAt(CAPTURED)
            .setOrigin(new Origin("panoptes.images", 2, 17L))
            .setValueSize(3)
            .setValueTruncated(false)
            .build();

    assertThat(new PlainFormat().line(record(), letter))
        .endsWith(
            "an unknown image  TRUNCATED_IMAGE at decode: image ends early"
                + "  from panoptes.images 2:17");
  }

  @Test
  void controlCharactersOfRecordsDoNotReachTheTerminal() {
    String line =
        new PlainFormat()
            .line(record(), image(new Reference("file:/x"), "x\u001b[2J\n\u009b\u2028.png"));

    assertThat(line).contains("aisle-7/x?[2J???.png");
  }

  @Test
  void jsonTellsBytesByTheirLength() {
    String line =
        new JsonFormat(false).line(record(), image(ByteBuffer.wrap(new byte[] {1, 2, 3}), "ä"));

    assertThat(line)
        .isEqualTo(
            "{\"topic\":\"panoptes.images\",\"partition\":2,\"offset\":17,\"timestamp_ms\":-1,"
                + "\"key\":\"aisle-7\",\"headers\":[],\"value\":{\"image_id\":\"\\u00E4\","
                + "\"source_id\":\"aisle-7\",\"captured_at\":\"2026-11-21T09:30:00.123456Z\","
                + "\"content\":{\"bytes\":3},\"media_type\":\"image/png\","
                + "\"attributes\":{\"store\":\"42\"}}}");
  }

  @Test
  void fullJsonHasThemInBase64() {
    String line =
        new JsonFormat(true).line(record(), image(ByteBuffer.wrap(new byte[] {1, 2, 3}), "x"));

    assertThat(line).contains("\"content\":\"AQID\"");
  }

  @Test
  void aRecordThatCannotBeReadIsShownAsSuch() {
    assertThat(new PlainFormat().unreadable(record(), "no Avro"))
        .isEqualTo("2:17  unreadable: no Avro");
    assertThat(new JsonFormat(false).unreadable(record(), "no Avro"))
        .endsWith("\"unreadable\":\"no Avro\",\"value\":{\"bytes\":300}}");
  }

  @Test
  void aTopicIsKnownByTheEndOfItsName() {
    assertThat(TopicKind.of("images")).contains(TopicKind.IMAGES);
    assertThat(TopicKind.of("shop.dead-letters")).contains(TopicKind.DEAD_LETTERS);
    assertThat(TopicKind.of("pictures")).isEmpty();
  }
}
