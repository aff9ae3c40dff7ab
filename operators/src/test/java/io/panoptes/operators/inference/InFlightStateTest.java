package io.panoptes.operators.inference;

import static org.assertj.core.api.Assertions.assertThat;

import io.panoptes.operators.fakes.TestImages;
import io.panoptes.operators.record.ImageRecord;
import io.panoptes.operators.record.InferenceOutcome;
import java.util.Optional;
import java.util.Random;
import org.apache.flink.api.common.ExecutionConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.datastream.AsyncDataStream.OutputMode;
import org.apache.flink.streaming.api.functions.async.AsyncFunction;
import org.apache.flink.streaming.api.operators.async.AsyncWaitOperatorFactory;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

@SuppressWarnings("try") // Closing Flink's harness may throw InterruptedException.
class InFlightStateTest {

  private static final int IMAGES = 24;
  private static final int BYTES = 20_000;
  private static final int OVERHEAD = 1000;

  private HandSegmenter segmenter;

  @Test
  void checkpointHoldsTheCompressedBytesOfAnImageInFlightAndLittleElse() throws Exception {
    long empty = checkpointSize(0);
    long full = checkpointSize(IMAGES);
    assertThat((full - empty) / IMAGES).isBetween((long) BYTES, (long) BYTES + OVERHEAD);
  }

  @Test
  void stateIsEmptyAgainWhenAllIsAnswered() throws Exception {
    try (InferenceHarness harness = harness(Optional.empty())) {
      for (int i = 0; i < IMAGES; i++) {
        harness.process(image(i));
      }
      harness.checkpoint(1);
      assertThat(harness.numKeyedStateEntries()).isEqualTo(3);
      while (segmenter.unanswered() > 0) {
        segmenter.answer(0);
      }
      harness.runMails();
      harness.checkpoint(2);
      assertThat(harness.numKeyedStateEntries()).isZero();
    }
  }

  @Test
  void imagesInFlightInASavepointOfTheFormerOperatorAreAnsweredOnceAndNotOvertaken()
      throws Exception {
    OperatorSubtaskState state = formerState();
    try (InferenceHarness harness = harness(Optional.of(state))) {
      assertThat(segmenter.unanswered()).isEqualTo(5);
      for (int i = 0; i < 5; i++) {
        segmenter.answer(0);
      }
      harness.process(image(5));
      OperatorSubtaskState next = harness.checkpoint(2);
      assertThat(harness.offsets()).containsExactly(0L, 1L, 2L, 3L, 4L);
      HandSegmenter later = new HandSegmenter();
      try (InferenceHarness restored =
          InferenceHarness.opened(
              InferenceHarness.factory(later.source(), InferenceSettings.DEFAULT),
              Optional.of(next))) {
        assertThat(later.unanswered()).isEqualTo(1);
      }
    }
  }

  private long checkpointSize(int images) throws Exception {
    try (InferenceHarness harness = harness(Optional.empty())) {
      for (int i = 0; i < images; i++) {
        harness.process(image(i));
      }
      return harness.checkpoint(1).getStateSize();
    }
  }

  private InferenceHarness harness(Optional<OperatorSubtaskState> state) throws Exception {
    segmenter = new HandSegmenter();
    return InferenceHarness.opened(
        InferenceHarness.factory(segmenter.source(), InferenceSettings.DEFAULT), state);
  }

  /** Random bytes, which nothing makes smaller. */
  private static ImageRecord image(int offset) {
    byte[] content = new byte[BYTES];
    new Random(offset).nextBytes(content);
    return TestImages.of(0, offset, "camera-" + offset % 3, content);
  }

  private static OperatorSubtaskState formerState() throws Exception {
    AsyncFunction<ImageRecord, InferenceOutcome> never = (image, result) -> {};
    try (OneInputStreamOperatorTestHarness<ImageRecord, InferenceOutcome> harness =
        new OneInputStreamOperatorTestHarness<>(
            new AsyncWaitOperatorFactory<>(never, 0, 10, OutputMode.ORDERED),
            TypeInformation.of(ImageRecord.class)
                .createSerializer(new ExecutionConfig().getSerializerConfig()))) {
      harness.open();
      for (int i = 0; i < 5; i++) {
        harness.processElement(image(i), i);
      }
      return harness.snapshot(1, 1);
    }
  }
}
