package io.panoptes.operators.inference;

import static org.assertj.core.api.Assertions.assertThat;

import io.panoptes.operators.fakes.FakeModelSource;
import io.panoptes.operators.record.PackIdentity;
import io.panoptes.operators.serving.PackReference;
import io.panoptes.operators.serving.Serving;
import io.panoptes.operators.serving.ServingChange;
import io.panoptes.operators.serving.ServingEvent.Activate;
import io.panoptes.operators.serving.ServingEvent.Prepare;
import io.panoptes.operators.serving.Shadow;
import io.panoptes.operators.shadow.HandCandidate;
import java.time.Duration;
import java.util.Optional;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A candidate that takes long to load or to end holds nothing up, and is given back once. */
@SuppressWarnings("try") // Closing Flink's harness may throw InterruptedException.
@Timeout(60)
class ShadowLeasesTest {

  private static final PackIdentity NEXT = new PackIdentity("next", "2", "ab".repeat(32));
  private static final Shadow SHADOW = new Shadow(new PackReference("next", NEXT), 1, 1);
  private static final InferenceSettings SETTINGS = InferenceSettings.DEFAULT;
  private static final InferenceSettings IMPATIENT = ImpatientSettings.after(Duration.ofMillis(50));
  private static final Serving SERVED =
      new Serving(new FakeModelSource().reference(), SETTINGS.policy());

  private final HandCandidate candidate = new HandCandidate(NEXT);

  @Test
  void endOfATaskWaitsForNoCandidate() throws Exception {
    HandShadows shadows = HandShadows.thatCloseLate(candidate);
    try (InferenceHarness harness = harness(shadows, SETTINGS, Optional.empty())) {
      change(harness, 1, Optional.of(SHADOW));
    }
    assertThat(candidate.isClosed()).isFalse();
    shadows.letClose(1);
    shadows.awaitClosed(1);
    assertThat(candidate.isClosed()).isTrue();
  }

  @Test
  void candidateThatWasLoadedAnewMeanwhileIsNotReplacedByTheOneLoadedAfterTheFailure()
      throws Exception {
    OperatorSubtaskState state = withShadow();
    HandShadows shadows = HandShadows.thatFirstOpenLate(candidate);
    try (InferenceHarness harness = harness(shadows, SETTINGS, Optional.of(state))) {
      shadows.awaitAsked();
      change(harness, 2, Optional.empty());
      change(harness, 3, Optional.of(SHADOW));
      shadows.letFirstOpen();
      harness.runNextMail();
      shadows.awaitClosed(1);
    }
    shadows.awaitClosed(1);
  }

  @Test
  void candidateThatDoesNotLoadWithinTheLimitIsGivenBackOnceItHas() throws Exception {
    OperatorSubtaskState state = withShadow();
    HandShadows shadows = HandShadows.thatFirstOpenLate(candidate);
    try (InferenceHarness harness = harness(shadows, IMPATIENT, Optional.of(state))) {
      harness.runNextMail();
      shadows.letFirstOpen();
      shadows.awaitClosed(1);
    }
  }

  private OperatorSubtaskState withShadow() throws Exception {
    try (InferenceHarness harness =
        harness(HandShadows.of(candidate), SETTINGS, Optional.empty())) {
      return change(harness, 1, Optional.of(SHADOW));
    }
  }

  private static OperatorSubtaskState change(
      InferenceHarness harness, long number, Optional<Shadow> shadow) throws Exception {
    harness.tell(new Prepare(new ServingChange(0, SERVED).shadow(number, shadow)));
    harness.runNextMail();
    harness.tell(new Activate(number, number));
    return harness.checkpoint(number);
  }

  private static InferenceHarness harness(
      HandShadows shadows, InferenceSettings settings, Optional<OperatorSubtaskState> state)
      throws Exception {
    return InferenceHarness.opened(
        InferenceHarness.factory(new HandSegmenter().source(), shadows.source(), settings), state);
  }
}
