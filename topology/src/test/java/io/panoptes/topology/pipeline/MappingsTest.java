package io.panoptes.topology.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.panoptes.models.mask.RunLengths;
import io.panoptes.models.panoptic.BoundingBox;
import io.panoptes.models.panoptic.LabelPlane;
import io.panoptes.models.panoptic.PanopticMap;
import io.panoptes.models.panoptic.Segment;
import io.panoptes.operators.fakes.FakeModelSource;
import io.panoptes.operators.fakes.FakeSegmentationModel;
import io.panoptes.operators.fakes.TestImages;
import io.panoptes.operators.merge.SegmentsFunction;
import io.panoptes.operators.record.DeadLetter;
import io.panoptes.operators.record.DeadLetterReason;
import io.panoptes.operators.record.Header;
import io.panoptes.operators.record.ImageFailure;
import io.panoptes.operators.record.ImageRecord;
import io.panoptes.operators.record.PanopticImage;
import io.panoptes.operators.record.SegmentMask;
import io.panoptes.operators.record.Stage;
import io.panoptes.schemas.DeflatedPlane;
import io.panoptes.schemas.PanopticResult;
import io.panoptes.schemas.SegmentRecord;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MappingsTest {

  private static final ImageRecord IMAGE = TestImages.inline(4, new byte[] {1, 2, 3, 4});

  /** Bytes of "camera", of "trace" and its value, and of what goes with a header. */
  private static final int KEY_AND_HEADER = 6 + 5 + 2 + 16;

  private static final PanopticImage RESULT =
      new PanopticImage(
          IMAGE.identity(),
          FakeModelSource.IDENTITY,
          7_000_001,
          3,
          new PanopticMap(
              3,
              1,
              new int[] {0, 2, 1},
              List.of(
                  new Segment(1, 9, true, false, .5f, 1, new BoundingBox(2, 0, 1, 1), 2.5f, .5f),
                  new Segment(2, 7, false, false, 1, 1, new BoundingBox(1, 0, 1, 1), 1.5f, .5f))));

  @Test
  void resultHoldsTheLabelPlaneAndWhereItCameFrom() {
    OutgoingRecord<PanopticResult> outgoing =
        new PanopticResultMapping(FakeSegmentationModel.LABELS).map(RESULT);
    PanopticResult result = outgoing.value();
    assertThat(result.getResultId()).isEqualTo("images-0-4-0123abcd0123");
    assertThat(result.getOrigin().getOffset()).isEqualTo(4);
    assertThat(result.getProducedAt()).isEqualTo(Instant.ofEpochSecond(7, 1000));
    assertThat(result.getBatchSize()).isEqualTo(3);
    assertThat(result.getSegments()).extracting("category").containsExactly("bar", "ground");
    DeflatedPlane plane = result.getLabelPlane();
    assertThat(new LabelPlane(3, 1, plane.getBits(), plane.getData().array()).places())
        .containsExactly(0, 2, 1);
  }

  @Test
  void recordsKeepKeyTimestampAndHeadersOfTheImage() {
    OutgoingRecord<PanopticResult> outgoing =
        new PanopticResultMapping(FakeSegmentationModel.LABELS).map(RESULT);
    assertThat(outgoing.key()).isEqualTo("camera".getBytes(StandardCharsets.UTF_8));
    assertThat(outgoing.timestamp()).isEqualTo(4);
    assertThat(outgoing.headers()).extracting(Header::key).containsExactly("trace");
  }

  @Test
  void segmentIsCompleteInItself() {
    List<SegmentMask> masks = new ArrayList<>();
    new SegmentsFunction().flatMap(RESULT, new ListCollector<>(masks));
    SegmentRecord record =
        new SegmentRecordMapping(FakeSegmentationModel.LABELS).map(masks.get(1)).value();
    assertThat(masks).hasSize(2);
    assertThat(record.getIndex()).isEqualTo(2);
    assertThat(record.getCount()).isEqualTo(2);
    assertThat(record.getCategory()).isEqualTo("ground");
    assertThat(record.getResultId()).isEqualTo("images-0-4-0123abcd0123");
    assertThat(
            RunLengths.parse(
                    record.getMask().getCounts(),
                    record.getMask().getWidth(),
                    record.getMask().getHeight())
                .mask())
        .containsExactly(false, true, false);
  }

  @Test
  void segmentOfAnUnknownCategoryIsRefused() {
    assertThatThrownBy(() -> new CategoryNames(FakeSegmentationModel.LABELS).of(5))
        .hasMessageStartingWith("a segment has category 5: the pack has {");
  }

  @Test
  void deadLetterHoldsTheOriginalRecordUpToTheLimit() {
    OutgoingRecord<io.panoptes.schemas.DeadLetter> outgoing =
        new DeadLetterMapping(FakeModelSource.IDENTITY, 3 + 2 * KEY_AND_HEADER)
            .map(letter(DeadLetterReason.TRUNCATED_IMAGE));
    io.panoptes.schemas.DeadLetter record = outgoing.value();
    assertThat(outgoing.key()).isSameAs(IMAGE.source().key());
    assertThat(record.getValue()).isEqualTo(ByteBuffer.wrap(new byte[] {1, 2, 3}));
    assertThat(record.getValueSize()).isEqualTo(4);
    assertThat(record.getValueTruncated()).isTrue();
    assertThat(record.getHeaders()).extracting("key").containsExactly("trace");
    assertThat(record.getStage()).isEqualTo("decode");
    assertThat(record.getImageId()).isEqualTo("image-4");
    assertThat(record.getOrigin().getTopic()).isEqualTo("images");
    assertThat(record.getResultId()).isEqualTo("images-0-4-0123abcd0123");
    assertThat(record.getValueSha256())
        .isEqualTo("9f64a747e1b97f131fabb6b447296c9b6f0201e79fb3c5356e6c77e89b6a806a");
    assertThat(record.getKeyAndHeadersLeftOut()).isFalse();
  }

  @Test
  void deadLetterOfARecordWithoutKeyAndValueIsPossible() {
    io.panoptes.operators.record.SourceRecord nothing =
        new io.panoptes.operators.record.SourceRecord(
            IMAGE.source().origin(), List.of(new Header("a", null)), null, null);
    ImageFailure failure =
        new ImageFailure(DeadLetterReason.MALFORMED_RECORD, Stage.PARSE, "no value");
    io.panoptes.schemas.DeadLetter record =
        new DeadLetterMapping(FakeModelSource.IDENTITY, 3)
            .map(DeadLetter.of(nothing, failure))
            .value();
    assertThat(record.getKey()).isNull();
    assertThat(record.getValue()).isNull();
    assertThat(record.getValueSize()).isZero();
    assertThat(record.getImageId()).isNull();
  }

  @ParameterizedTest
  @EnumSource(DeadLetterReason.class)
  void everyReasonHasItsAvroSymbol(DeadLetterReason reason) {
    assertThat(
            new DeadLetterMapping(FakeModelSource.IDENTITY, 9)
                .map(letter(reason))
                .value()
                .getReason()
                .name())
        .isEqualTo(reason.name());
    assertThat(Arrays.stream(io.panoptes.schemas.DeadLetterReason.values()))
        .hasSize(DeadLetterReason.values().length + 1);
  }

  private static DeadLetter letter(DeadLetterReason reason) {
    return DeadLetter.of(
        IMAGE, new ImageFailure(reason, Stage.DECODE, "why"), FakeModelSource.IDENTITY);
  }
}
