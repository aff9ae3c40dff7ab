package io.panoptes.operators.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.panoptes.operators.fakes.FakeModelSource;
import io.panoptes.operators.fakes.TestImages;
import io.panoptes.operators.record.InferenceOutcome.Predicted;
import io.panoptes.operators.record.PackIdentity;
import io.panoptes.operators.record.ResultPack;
import io.panoptes.operators.serving.PackReference;
import io.panoptes.operators.serving.Policy;
import io.panoptes.operators.serving.Serving;
import io.panoptes.operators.serving.ServingChange;
import io.panoptes.operators.serving.ServingEvent.Activate;
import io.panoptes.operators.serving.ServingEvent.Discard;
import io.panoptes.operators.serving.ServingEvent.Prepare;
import java.util.List;
import java.util.Optional;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.Test;

/** What is served changes at a barrier, for all images that have not gone out by then. */
@SuppressWarnings("try") // Closing Flink's harness may throw InterruptedException.
class ServingSwitchTest {

  private static final ResultPack NEXT_PACK =
      new ResultPack(
          new PackIdentity("next", "2", "ab".repeat(32)), new FakeModelSource().mergeSettings());
  private static final Serving NEXT =
      new Serving(new PackReference("next", NEXT_PACK.identity()), new Policy(2, 10, 2, 1));

  private final HandSegmenter first = new HandSegmenter();
  private final HandSegmenter next = new HandSegmenter(NEXT_PACK);

  @Test
  void resultsBeforeTheBarrierAreOfTheOldPackAndAllAfterItOfTheNew() throws Exception {
    try (InferenceHarness harness = harness(Optional.empty())) {
      processFour(harness);
      first.answer(0);
      harness.runMails();
      prepare(harness);
      harness.tell(new Activate(1, 7));
      first.answer(0);
      harness.runMails();
      assertThat(packs(harness)).containsExactly("fake", "fake");

      harness.checkpoint(7);
      first.answer(0);
      harness.runMails();
      assertThat(packs(harness)).as("answers of the old pack are not wanted").hasSize(2);
      harness.process(TestImages.inline(4, new byte[1]));
      answerAll(harness);

      assertThat(harness.offsets()).containsExactly(0L, 1L, 2L, 3L, 4L);
      assertThat(packs(harness)).containsExactly("fake", "fake", "next", "next", "next");
    }
  }

  @Test
  void imageThatIsAnsweredAndWaitsForOneBeforeItIsAskedAgain() throws Exception {
    try (InferenceHarness harness = harness(Optional.empty())) {
      processFour(harness);
      first.answer(3);
      harness.runMails();
      prepare(harness);
      harness.tell(new Activate(1, 7));
      harness.checkpoint(7);
      assertThat(next.unanswered()).isEqualTo(4);
      assertThat(first.inside()).as("pixels of the old pack are given back").isZero();
      answerAll(harness);
      assertThat(packs(harness)).containsOnly("next").hasSize(4);
    }
  }

  @Test
  void checkpointOfTheBarrierGoesOnWithTheNewPackAndTheOneBeforeWithTheOld() throws Exception {
    OperatorSubtaskState before;
    OperatorSubtaskState after;
    try (InferenceHarness harness = harness(Optional.empty())) {
      processFour(harness);
      before = harness.checkpoint(6);
      prepare(harness);
      harness.tell(new Activate(1, 7));
      after = harness.checkpoint(7);
    }
    HandSegmenter old = new HandSegmenter();
    HandSegmenter fresh = new HandSegmenter(NEXT_PACK);
    try (InferenceHarness ignored = harness(old, fresh, Optional.of(before))) {
      assertThat(old.unanswered()).isEqualTo(4);
    }
    old = new HandSegmenter();
    try (InferenceHarness ignored = harness(old, fresh, Optional.of(after))) {
      assertThat(fresh.unanswered()).isEqualTo(4);
      assertThat(old.unanswered()).isZero();
    }
  }

  @Test
  void barrierThatHasPassedFailsTheTaskAsOthersMayHaveChangedAtIt() throws Exception {
    try (InferenceHarness harness = harness(Optional.empty())) {
      prepare(harness);
      harness.checkpoint(7);
      assertThatThrownBy(() -> harness.tell(new Activate(1, 7)))
          .hasMessage(
              "change 1 is to be in force from checkpoint 7 on: barrier 7 has passed; the job goes"
                  + " back to its last one");
    }
  }

  @Test
  void discardedCandidateChangesNothing() throws Exception {
    try (InferenceHarness harness = harness(Optional.empty())) {
      processFour(harness);
      prepare(harness);
      harness.tell(new Discard(1));
      harness.checkpoint(7);
      assertThat(first.unanswered()).isEqualTo(4);
      assertThat(next.unanswered()).isZero();
    }
  }

  private static void processFour(InferenceHarness harness) throws Exception {
    for (int i = 0; i < 4; i++) {
      harness.process(TestImages.inline(i, new byte[1]));
    }
  }

  private static void prepare(InferenceHarness harness) throws Exception {
    harness.tell(new Prepare(new ServingChange(1, NEXT)));
    harness.runNextMail();
  }

  private void answerAll(InferenceHarness harness) throws Exception {
    while (next.unanswered() > 0) {
      next.answer(next.unanswered() - 1);
    }
    harness.runMails();
  }

  private static List<String> packs(InferenceHarness harness) {
    return harness.extractOutputValues().stream()
        .map(outcome -> ((Predicted) outcome).pack().identity().name())
        .toList();
  }

  private InferenceHarness harness(Optional<OperatorSubtaskState> state) throws Exception {
    return harness(first, next, state);
  }

  private static InferenceHarness harness(
      HandSegmenter first, HandSegmenter next, Optional<OperatorSubtaskState> state)
      throws Exception {
    return InferenceHarness.opened(
        InferenceHarness.factory(HandSegmenter.byPack(first, next), InferenceSettings.DEFAULT),
        state);
  }
}
