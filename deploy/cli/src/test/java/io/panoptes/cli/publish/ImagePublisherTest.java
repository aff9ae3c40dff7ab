package io.panoptes.cli.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.panoptes.cli.CommandFailedException;
import io.panoptes.cli.publish.ImagePublisher.Form;
import io.panoptes.models.panoptic.Category;
import io.panoptes.models.panoptic.LabelMap;
import io.panoptes.models.panoptic.LabelPlane;
import io.panoptes.models.panoptic.SegmentLabel;
import io.panoptes.models.panoptic.Segments;
import io.panoptes.schemas.DeflatedPlane;
import io.panoptes.schemas.GroundTruth;
import io.panoptes.schemas.ImageEvent;
import io.panoptes.schemas.Reference;
import io.panoptes.schemas.TruthSegment;
import io.panoptes.topology.options.OptionsReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImagePublisherTest {

  private static final Instant CAPTURED = Instant.parse("2026-11-21T09:30:00.123456Z");
  private static final LabelMap LABELS =
      new LabelMap(List.of(new Category(4, "bottle", true, 0), new Category(1, "rail", false, 0)));

  @TempDir private Path folder;

  private final PublishedRecords published = new PublishedRecords("2 KiB");

  @Test
  void anImageIsKeyedBySourceAndStampedWithItsTimeOfCapture() throws IOException {
    byte[] png = TestPictures.noise(8, 8, 1);

    Form form =
        published.publisher.publish(
            OutgoingImage.ofBytes("aisle-7", "x.png", CAPTURED, png)
                .withAttributes(Map.of("store", "42")));

    ProducerRecord<String, byte[]> record = published.of("panoptes.images").get(0);
    ImageEvent event = published.images().get(0);
    assertThat(form).isEqualTo(Form.INLINE);
    assertThat(record.key()).isEqualTo("aisle-7");
    assertThat(record.timestamp()).isNull();
    assertThat(event.getImageId()).isEqualTo("x.png");
    assertThat(event.getCapturedAt()).isEqualTo(CAPTURED);
    assertThat(event.getContent()).isEqualTo(ByteBuffer.wrap(png));
    assertThat(event.getMediaType()).isEqualTo("image/png");
    assertThat(event.getAttributes()).containsExactly(Map.entry("store", "42"));
  }

  @Test
  void aFileAboveTheLimitIsPublishedByReference() throws IOException {
    Path file = Files.write(folder.resolve("big 1.png"), TestPictures.noise(64, 64, 1));

    Form form = published.publisher.publish(OutgoingImage.ofFile("aisle-7", "big", CAPTURED, file));

    ImageEvent event = published.images().get(0);
    assertThat(form).isEqualTo(Form.REFERENCE);
    assertThat(event.getContent()).isEqualTo(new Reference(file.toUri().toString()));
    assertThat(event.getMediaType()).isEqualTo("image/png");
  }

  @Test
  void bytesAboveTheLimitAreRefused() {
    byte[] png = TestPictures.noise(64, 64, 1);

    assertThatThrownBy(
            () ->
                published.publisher.publish(OutgoingImage.ofBytes("aisle-7", "big", CAPTURED, png)))
        .isInstanceOf(CommandFailedException.class)
        .hasMessageContaining("image big has %d bytes, topics.inline-limit is 2048", png.length);
  }

  @Test
  void whatIsNoImageTravelsWithoutMediaType() throws IOException {
    Path file = Files.writeString(folder.resolve("text.png"), "not an image");

    published.publisher.publish(OutgoingImage.ofFile("aisle-7", "text", CAPTURED, file));

    assertThat(published.images().get(0).getMediaType()).isNull();
  }

  @Test
  void truthIsNumberedFromOneAndKeepsCategoriesAndCrowds() {
    int[] ids = {900, 900, 0, 7};

    published.publisher.publishTruth(
        "aisle-7",
        "x.png",
        CAPTURED.plusSeconds(5),
        Segments.of(
            2,
            2,
            ids,
            List.of(
                new SegmentLabel(900, 1, false, false, 1f),
                new SegmentLabel(7, 4, true, true, 1f))),
        LABELS);

    ProducerRecord<String, byte[]> record = published.of("panoptes.truth").get(0);
    GroundTruth truth = published.truths().get(0);
    DeflatedPlane plane = (DeflatedPlane) truth.getLabels();
    assertThat(record.key()).isEqualTo("aisle-7");
    assertThat(record.timestamp()).isNull();
    assertThat(truth.getAnnotatedAt()).isEqualTo(CAPTURED.plusSeconds(5));
    assertThat(truth.getSegments())
        .containsExactly(
            new TruthSegment(1, 1, "rail", false, false),
            new TruthSegment(2, 4, "bottle", true, true));
    assertThat(new LabelPlane(2, 2, plane.getBits(), plane.getData().array()).places())
        .containsExactly(1, 1, 0, 2);
  }

  @Test
  void aFailedRecordIsToldByFlush() throws IOException {
    published.producer.sendException = new IllegalStateException("broker gone");

    assertThatThrownBy(
            () -> {
              published.publisher.publish(
                  OutgoingImage.ofBytes("a", "b", CAPTURED, new byte[] {1}));
              published.publisher.flush();
            })
        .hasMessageContaining("broker gone");
  }

  @Test
  void recordsAreAcknowledgedByAllAndWrittenOnce() {
    Properties properties =
        ImagePublisher.properties(
            new OptionsReader()
                .set("topics.inline-limit", "20 MiB")
                .set("kafka.properties.acks", "0")
                .read());

    assertThat(properties)
        .containsEntry("acks", "all")
        .containsEntry("enable.idempotence", "true")
        .containsEntry("max.request.size", Integer.toString(21 << 20));
  }
}
