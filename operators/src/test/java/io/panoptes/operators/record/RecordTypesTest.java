package io.panoptes.operators.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.panoptes.models.panoptic.BoundingBox;
import io.panoptes.models.panoptic.PanopticMap;
import io.panoptes.models.panoptic.Segment;
import io.panoptes.operators.fakes.FakeModelSource;
import io.panoptes.operators.fakes.FakeSegmentationModel;
import io.panoptes.operators.fakes.TestImages;
import io.panoptes.operators.record.InferenceOutcome.Predicted;
import io.panoptes.operators.record.InferenceOutcome.Rejected;
import io.panoptes.operators.record.InferenceOutcome.Shed;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecordTypesTest {

  private static final ImageRecord IMAGE = TestImages.inline(3, new byte[] {1, 2, 3});

  static Stream<Object> records() {
    ImageFailure failure =
        new ImageFailure(DeadLetterReason.CORRUPT_IMAGE, Stage.DECODE, "the PNG is damaged");
    Segment segment = new Segment(1, 9, true, false, .5f, 2, new BoundingBox(0, 0, 2, 1), 1, .5f);
    return Stream.of(
        IMAGE,
        IMAGE.source(),
        new SourceRecord(new Origin("images", 0, 1, 2), List.of(new Header("a", null)), null, null),
        TestImages.referenced(4, "file:/a.png"),
        DeadLetter.of(IMAGE, failure, FakeModelSource.IDENTITY),
        DeadLetter.of(IMAGE.source(), failure),
        new PanopticImage(
            IMAGE.identity(),
            FakeModelSource.IDENTITY,
            5,
            2,
            new PanopticMap(2, 1, new int[] {1, 1}, List.of(segment))),
        new ShedImage(IMAGE.identity(), FakeModelSource.IDENTITY, new Origin("images", 0, 9, 3), 7),
        new SegmentMask(IMAGE.identity(), FakeModelSource.IDENTITY, 5, 1, segment, 2, 1, "02"));
  }

  @ParameterizedTest
  @MethodSource("records")
  void recordComesBackFromItsBytesWithoutKryo(Object value) throws IOException {
    assertThat(throughBytes(value))
        .usingRecursiveComparison()
        .withStrictTypeChecking()
        .isEqualTo(value);
  }

  @Test
  void predictionComesBackFromItsBytes() throws IOException {
    InferenceOutcome value = predicted();
    assertThat(roundTrip(serializer(TypeInformation.of(InferenceOutcome.class)), value))
        .usingRecursiveComparison()
        .withStrictTypeChecking()
        .isEqualTo(value);
  }

  @Test
  void rejectionComesBackFromItsBytes() throws IOException {
    InferenceOutcome value =
        new Rejected(
            DeadLetter.of(
                IMAGE,
                new ImageFailure(DeadLetterReason.TOO_MANY_PIXELS, Stage.DECODE, "too many"),
                FakeModelSource.IDENTITY));
    assertThat(roundTrip(serializer(TypeInformation.of(InferenceOutcome.class)), value))
        .usingRecursiveComparison()
        .withStrictTypeChecking()
        .isEqualTo(value);
  }

  @Test
  void shedImageComesBackFromItsBytes() throws IOException {
    InferenceOutcome value =
        new Shed(IMAGE.identity(), new Origin("images", 0, 9, 3), 7, FakeModelSource.IDENTITY);
    assertThat(roundTrip(serializer(TypeInformation.of(InferenceOutcome.class)), value))
        .usingRecursiveComparison()
        .withStrictTypeChecking()
        .isEqualTo(value);
  }

  @Test
  void copyOfAnOutcomeIsTheSameObject() {
    InferenceOutcome value = predicted();
    assertThat(serializer(TypeInformation.of(InferenceOutcome.class)).copy(value)).isSameAs(value);
  }

  @Test
  void outcomesAreReadByTheSerializerThatStateDescribes() throws IOException {
    TypeSerializer<InferenceOutcome> serializer =
        serializer(TypeInformation.of(InferenceOutcome.class));
    DataOutputSerializer out = new DataOutputSerializer(64);
    TypeSerializerSnapshot.writeVersionedSnapshot(out, serializer.snapshotConfiguration());
    TypeSerializerSnapshot<InferenceOutcome> snapshot =
        TypeSerializerSnapshot.readVersionedSnapshot(
            new DataInputDeserializer(out.getCopyOfBuffer()), getClass().getClassLoader());
    assertThat(roundTrip(snapshot.restoreSerializer(), predicted())).isNotNull();
    assertThat(
            serializer
                .snapshotConfiguration()
                .resolveSchemaCompatibility(snapshot)
                .isCompatibleAsIs())
        .isTrue();
  }

  @Test
  void imageInFlightTakesItsBytesAndLessThanAKilobyte() throws IOException {
    byte[] content = new byte[100_000];
    DataOutputSerializer out = new DataOutputSerializer(64);
    serializer(TypeInformation.of(ImageRecord.class)).serialize(TestImages.inline(1, content), out);
    assertThat(out.length()).isBetween(content.length, content.length + 1000);
  }

  private static InferenceOutcome predicted() {
    try (FakeSegmentationModel model = new FakeSegmentationModel()) {
      return new Predicted(
          IMAGE,
          model.predict(List.of(TestImages.bars(8, 6, 2))).get(0),
          1,
          new StageTimes(1, 2, 3, 4),
          FakeModelSource.PACK);
    }
  }

  @SuppressWarnings("unchecked")
  private static <T> T throughBytes(T value) throws IOException {
    return roundTrip(serializer((TypeInformation<T>) TypeInformation.of(value.getClass())), value);
  }

  private static <T> T roundTrip(TypeSerializer<T> serializer, T value) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(64);
    serializer.serialize(value, out);
    return serializer.deserialize(new DataInputDeserializer(out.getCopyOfBuffer()));
  }

  /** Throws where Kryo would be needed. */
  private static <T> TypeSerializer<T> serializer(TypeInformation<T> type) {
    SerializerConfigImpl config = new SerializerConfigImpl();
    config.setGenericTypes(false);
    return type.createSerializer(config);
  }
}
