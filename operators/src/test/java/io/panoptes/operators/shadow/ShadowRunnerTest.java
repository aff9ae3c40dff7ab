package io.panoptes.operators.shadow;

import static org.assertj.core.api.Assertions.assertThat;

import io.panoptes.operators.fakes.TestImages;
import io.panoptes.operators.record.DeadLetterReason;
import io.panoptes.operators.record.ImageFailure;
import io.panoptes.operators.record.ImageRecord;
import io.panoptes.operators.record.PanopticImage;
import io.panoptes.operators.record.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class ShadowRunnerTest {

  private static final long SECOND = 1_000_000_000;

  private final HandCandidate candidate = new HandCandidate();
  private final List<String> told = new ArrayList<>();
  private long now;
  private final ShadowRunner runner =
      new ShadowRunner(candidate, new CapacityBudget(.5, 1, () -> now), () -> now);

  private final ShadowListener listener =
      new ShadowListener() {
        @Override
        public void answered(PanopticImage result) {
          told.add("answered " + result.identity().origin().offset());
        }

        @Override
        public void passedOver() {
          told.add("passed over");
        }

        @Override
        public void failed(String reason) {
          told.add("failed " + reason);
        }
      };

  @Test
  void imagesRunOneAtATimeInTheirOrder() {
    now = 10 * SECOND;
    offer(3);
    assertThat(candidate.inWork()).isEqualTo(1);
    candidate.answer();
    candidate.answer();
    candidate.answer();
    assertThat(told).containsExactly("answered 0", "answered 1", "answered 2");
  }

  @Test
  void imageThatFindsTheQueueFullIsPassedOverAndThoseBeforeItAreNot() {
    now = 10 * SECOND;
    offer(1 + ShadowRunner.QUEUE + 2);
    assertThat(told).containsExactly("passed over", "passed over");
    for (int i = 0; i <= ShadowRunner.QUEUE; i++) {
      candidate.answer();
    }
    assertThat(told).hasSize(2 + 1 + ShadowRunner.QUEUE).endsWith("answered 4");
  }

  @Test
  void recordThatFindsNoRoomForItsBytesIsPassedOverAndThereIsRoomAgainWhenOthersHaveLeft() {
    byte[] half = new byte[(int) ShadowRunner.BYTES / 2];
    now = 10 * SECOND;
    offer(TestImages.inline(0, half));
    offer(TestImages.inline(1, half));
    offer(TestImages.inline(2, new byte[1]));
    assertThat(told).containsExactly("passed over");
    candidate.answer();
    offer(TestImages.inline(3, half));
    candidate.answer();
    candidate.answer();
    offer(TestImages.inline(4, new byte[2 * half.length + 1]));
    assertThat(told)
        .containsExactly("passed over", "answered 0", "answered 1", "answered 3", "passed over");
  }

  @Test
  void imageThatFindsTheCapacityUsedIsPassedOverAlsoWhenItsTurnComes() {
    offer(1);
    assertThat(told).as("no time has passed").containsExactly("passed over");
    now = SECOND;
    offer(2);
    now += 4 * SECOND;
    candidate.answer();
    assertThat(told).containsExactly("passed over", "answered 0", "passed over");
    assertThat(runner.capacityUsed()).isEqualTo(.8);
    now += 4 * SECOND;
    offer(1);
    assertThat(candidate.inWork()).isEqualTo(1);
  }

  @Test
  void failureOnOneImageIsToldAndTheNextOneRuns() {
    now = 10 * SECOND;
    offer(2);
    candidate.fail(new ImageFailure(DeadLetterReason.INFERENCE_FAILED, Stage.INFERENCE, "poison"));
    candidate.answer();
    assertThat(told).containsExactly("failed poison", "answered 1");
    assertThat(runner.isRunning()).isTrue();
  }

  @Test
  void candidateThatHangsIsGivenUpAsItsThreadsGoOn() {
    now = 10 * SECOND;
    offer(2);
    candidate.fail(new ImageFailure(DeadLetterReason.INFERENCE_TIMED_OUT, Stage.INFERENCE, "hang"));
    assertThat(told).containsExactly("passed over", "failed hang");
    offer(1);
    assertThat(candidate.inWork()).isZero();
    assertThat(candidate.isAbandoned()).isTrue();
    assertThat(runner.isRunning()).isFalse();
  }

  @Test
  void candidateThatBreaksIsGivenUp() {
    now = 10 * SECOND;
    offer(1);
    candidate.fail(new LinkageError("broken"));
    assertThat(told).containsExactly("failed java.lang.LinkageError: broken");
    assertThat(runner.isRunning()).isFalse();
  }

  @Test
  void endTakesNoMoreImages() {
    now = 10 * SECOND;
    runner.close();
    offer(1);
    assertThat(told).containsExactly("passed over");
    assertThat(candidate.isClosed()).isTrue();
  }

  @Test
  void imagesThatAreNotDoneAtTheEndArePassedOverAndNoFailures() {
    now = 10 * SECOND;
    offer(3);
    runner.close();
    assertThat(told).containsExactly("passed over", "passed over");
    candidate.fail(new CancellationException("the batcher is closed"));
    assertThat(told).containsExactly("passed over", "passed over", "passed over");
    assertThat(candidate.isAbandoned()).isFalse();
  }

  private void offer(int images) {
    for (int i = 0; i < images; i++) {
      offer(TestImages.inline(i, new byte[1]));
    }
  }

  private void offer(ImageRecord image) {
    runner.offer(image, listener);
  }
}
