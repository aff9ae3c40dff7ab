package io.panoptes.operators.inference;

import static org.assertj.core.api.Assertions.assertThat;

import io.panoptes.operators.fakes.FakeModelSource;
import io.panoptes.operators.fakes.TestImages;
import io.panoptes.operators.record.PackIdentity;
import io.panoptes.operators.record.PanopticImage;
import io.panoptes.operators.serving.PackReference;
import io.panoptes.operators.serving.Serving;
import io.panoptes.operators.serving.ServingChange;
import io.panoptes.operators.serving.ServingEvent.Activate;
import io.panoptes.operators.serving.ServingEvent.Prepare;
import io.panoptes.operators.serving.Shadow;
import io.panoptes.operators.shadow.HandCandidate;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A candidate comes, sees images that have gone out, and goes, at barriers. */
@SuppressWarnings("try") // Closing Flink's harness may throw InterruptedException.
@Timeout(60)
class ShadowSwitchTest {

  private static final PackIdentity NEXT = new PackIdentity("next", "2", "ab".repeat(32));
  private static final Shadow SHADOW = new Shadow(new PackReference("next", NEXT), 1, 1);
  private static final Serving SERVED =
      new Serving(new FakeModelSource().reference(), InferenceSettings.DEFAULT.policy());

  private final HandSegmenter segmenter = new HandSegmenter();
  private final HandCandidate candidate = new HandCandidate(NEXT);

  @Test
  void candidateSeesWhatGoesOutAfterTheBarrierAndNoMainResultChanges() throws Exception {
    try (InferenceHarness harness = harness(Optional.empty())) {
      process(harness, 0, 3);
      answer(harness);
      change(harness, 1, Optional.of(SHADOW));
      assertThat(segmenter.unanswered()).as("nothing is asked again").isEqualTo(2);
      answer(harness);
      assertThat(candidate.inWork()).isEqualTo(1);
      candidate.answer();
      harness.runMails();
      answer(harness);

      assertThat(harness.offsets()).containsExactly(0L, 1L, 2L);
      assertThat(shadowed(harness)).containsExactly("1 of next");
    }
  }

  @Test
  void resultThatComesAfterTheEndOfTheShadowIsNotPassedOn() throws Exception {
    try (InferenceHarness harness = harness(Optional.empty())) {
      change(harness, 1, Optional.of(SHADOW));
      process(harness, 0, 1);
      answer(harness);
      change(harness, 2, Optional.empty());
      candidate.answer();
      harness.runMails();
      assertThat(shadowed(harness)).isEmpty();
      process(harness, 1, 1);
      answer(harness);
      assertThat(candidate.inWork()).isZero();
      assertThat(harness.offsets()).containsExactly(0L, 1L);
    }
  }

  @Test
  void shadowIsLoadedAgainAfterAFailureAndNoImageWaitsForIt() throws Exception {
    OperatorSubtaskState state;
    try (InferenceHarness harness = harness(Optional.empty())) {
      state = change(harness, 1, Optional.of(SHADOW));
    }
    HandSegmenter other = new HandSegmenter();
    HandCandidate again = new HandCandidate(NEXT);
    try (InferenceHarness harness = harness(other, again, Optional.of(state))) {
      harness.process(TestImages.inline(5, new byte[1]));
      other.answer(0);
      harness.runNextMail();
      harness.runMails();
      assertThat(harness.offsets()).containsExactly(5L);
      while (again.inWork() == 0) {
        harness.process(TestImages.inline(6, new byte[1]));
        other.answer(0);
        harness.runNextMail();
        harness.runMails();
      }
      again.answer();
      harness.runMails();
      assertThat(shadowed(harness)).hasSize(1);
    }
  }

  @Test
  void candidateThatDoesNotLoadAfterAFailureLeavesTheSubtaskWithoutOne() throws Exception {
    OperatorSubtaskState state;
    try (InferenceHarness harness = harness(Optional.empty())) {
      state = change(harness, 1, Optional.of(SHADOW));
    }
    HandSegmenter other = new HandSegmenter();
    try (InferenceHarness harness =
        InferenceHarness.opened(
            InferenceHarness.factory(other.source(), InferenceSettings.DEFAULT),
            Optional.of(state))) {
      harness.runNextMail();
      harness.process(TestImages.inline(5, new byte[1]));
      other.answer(0);
      harness.runMails();
      assertThat(harness.offsets()).containsExactly(5L);
      assertThat(shadowed(harness)).isEmpty();
    }
  }

  private static void process(InferenceHarness harness, long first, int images) throws Exception {
    for (long i = first; i < first + images; i++) {
      harness.process(TestImages.inline(i, new byte[1]));
    }
  }

  private void answer(InferenceHarness harness) throws Exception {
    segmenter.answer(0);
    harness.runMails();
  }

  private static OperatorSubtaskState change(
      InferenceHarness harness, long number, Optional<Shadow> shadow) throws Exception {
    harness.tell(new Prepare(new ServingChange(0, SERVED).shadow(number, shadow)));
    harness.runNextMail();
    harness.tell(new Activate(number, number));
    return harness.checkpoint(number);
  }

  private static List<String> shadowed(InferenceHarness harness) {
    Queue<StreamRecord<PanopticImage>> results =
        harness.getSideOutput(InferenceOperatorFactory.SHADOW_RESULTS);
    return results == null
        ? List.of()
        : results.stream()
            .map(StreamRecord::getValue)
            .map(one -> one.identity().origin().offset() + " of " + one.pack().name())
            .toList();
  }

  private InferenceHarness harness(Optional<OperatorSubtaskState> state) throws Exception {
    return harness(segmenter, candidate, state);
  }

  private static InferenceHarness harness(
      HandSegmenter segmenter, HandCandidate candidate, Optional<OperatorSubtaskState> state)
      throws Exception {
    return InferenceHarness.opened(
        InferenceHarness.factory(
            segmenter.source(), HandShadows.of(candidate).source(), InferenceSettings.DEFAULT),
        state);
  }
}
