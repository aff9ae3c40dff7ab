package io.panoptes.operators.inference;

import static org.assertj.core.api.Assertions.assertThat;

import io.panoptes.models.image.RgbImage;
import io.panoptes.models.inference.SegmentationModel;
import io.panoptes.models.merge.CentreOffsetSettings;
import io.panoptes.models.panoptic.LabelMap;
import io.panoptes.operators.fakes.FakeModelSource;
import io.panoptes.operators.fakes.FakeSegmentationModel;
import io.panoptes.operators.fakes.TestImages;
import io.panoptes.operators.merge.ResultRoom;
import io.panoptes.operators.record.ImageRecord;
import io.panoptes.operators.record.InferenceOutcome;
import io.panoptes.operators.record.InferenceOutcome.Predicted;
import io.panoptes.operators.record.InferenceOutcome.Rejected;
import io.panoptes.operators.record.PackIdentity;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.apache.flink.api.common.ExecutionConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@SuppressWarnings("try") // Closing Flink's harness may throw InterruptedException.
class InferenceOperatorTest {

  private static final byte[] GOOD = TestImages.png(TestImages.bars(20, 12, 3));
  private static final byte[] POISONED = TestImages.png(TestImages.poisoned(20, 12));

  @AfterEach
  void open() {
    GatedModels.gate.countDown();
  }

  @Test
  void outcomesKeepTheOrderOfTheImagesAndNoneIsLeftAtTheEndOfInput() throws Exception {
    try (Harness harness = new Harness(new FakeModelSource())) {
      harness.open();
      for (int i = 0; i < 30; i++) {
        harness.processElement(
            i % 7 == 3 ? TestImages.inline(i, POISONED) : TestImages.inline(i, GOOD), i);
      }
      harness.endInput();
      List<InferenceOutcome> outcomes = harness.extractOutputValues();
      assertThat(outcomes).hasSize(30);
      for (int i = 0; i < 30; i++) {
        assertThat(offset(outcomes.get(i))).isEqualTo(i);
        assertThat(outcomes.get(i) instanceof Rejected).isEqualTo(i % 7 == 3);
      }
    }
  }

  @Test
  void imagesInFlightAreAnsweredAfterARestore() throws Exception {
    OperatorSubtaskState state;
    GatedModels.gate = new CountDownLatch(1);
    try (Harness harness = new Harness(new GatedModels())) {
      harness.open();
      for (int i = 0; i < 5; i++) {
        harness.processElement(TestImages.inline(i, GOOD), i);
      }
      state = harness.snapshot(1, 1);
      assertThat(harness.extractOutputValues()).isEmpty();
      GatedModels.gate.countDown();
    }
    try (Harness harness = new Harness(new FakeModelSource())) {
      harness.initializeState(state);
      harness.open();
      harness.processElement(TestImages.inline(5, GOOD), 5);
      harness.endInput();
      assertThat(harness.extractOutputValues())
          .extracting(InferenceOperatorTest::offset)
          .containsExactly(0L, 1L, 2L, 3L, 4L, 5L);
    }
  }

  @Test
  void imagesThatWaitForHoursBehindASlowModelAreAnswered() throws Exception {
    GatedModels.gate = new CountDownLatch(1);
    int images = InferenceSettings.DEFAULT.maxBufferedImages();
    try (Harness harness = new Harness(new GatedModels())) {
      harness.open();
      for (int i = 0; i < images; i++) {
        harness.processElement(TestImages.inline(i, GOOD), i);
      }
      harness.setProcessingTime(Duration.ofHours(9).toMillis());
      assertThat(harness.extractOutputValues()).isEmpty();
      GatedModels.gate.countDown();
      harness.endInput();
      assertThat(harness.extractOutputValues())
          .hasSize(images)
          .allMatch(outcome -> outcome instanceof Predicted);
    }
  }

  private static long offset(InferenceOutcome outcome) {
    ImageRecord image = outcome instanceof Predicted predicted ? predicted.image() : null;
    return image == null
        ? ((Rejected) outcome).deadLetter().source().origin().offset()
        : image.source().origin().offset();
  }

  /** The operator in one subtask. */
  @SuppressWarnings("try")
  private static final class Harness
      extends KeyedOneInputStreamOperatorTestHarness<String, ImageRecord, InferenceOutcome> {

    Harness(ModelSource models) throws Exception {
      super(
          new InferenceOperatorFactory(
              new ServedPacks(models, place -> models),
              InferenceSettings.DEFAULT,
              new ResultRoom(1 << 20),
              Set.of(),
              operator -> null),
          new SourceOrder(),
          Types.STRING);
      setup(
          TypeInformation.of(InferenceOutcome.class)
              .createSerializer(new ExecutionConfig().getSerializerConfig()));
    }
  }

  /** Models that answer nothing before the gate is open. */
  private static final class GatedModels implements ModelSource {

    static volatile CountDownLatch gate = new CountDownLatch(0);

    private final FakeModelSource fake = new FakeModelSource();

    @Override
    public PackIdentity identity() {
      return new PackIdentity("gated", "1", "0f".repeat(32));
    }

    @Override
    public LabelMap labelMap() {
      return fake.labelMap();
    }

    @Override
    public CentreOffsetSettings mergeSettings() {
      return fake.mergeSettings();
    }

    @Override
    public SegmentationModel open() {
      CountDownLatch mine = gate;
      return new FakeSegmentationModel(images -> await(images, mine));
    }

    private static void await(List<RgbImage> images, CountDownLatch gate) {
      try {
        gate.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException("interrupted with %d images".formatted(images.size()), e);
      }
    }
  }
}
