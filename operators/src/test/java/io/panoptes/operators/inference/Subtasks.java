package io.panoptes.operators.inference;

import static org.assertj.core.api.Assertions.assertThat;

import io.panoptes.operators.record.ImageRecord;
import io.panoptes.operators.record.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;

/**
 * The operator in some subtasks, never with more images inside than allowed, restored from what as
 * many or other ones left.
 */
@SuppressWarnings("try") // Closing Flink's harness may throw InterruptedException.
final class Subtasks implements AutoCloseable {

  /**
   * State of all subtasks.
   *
   * @param parallelism how many they were
   */
  record State(OperatorSubtaskState state, int parallelism) {}

  private final InferenceSettings settings;
  private final List<InferenceHarness> harnesses = new ArrayList<>();
  private final List<HandSegmenter> segmenters = new ArrayList<>();

  Subtasks(InferenceSettings settings, int parallelism, Optional<State> state) throws Exception {
    this.settings = settings;
    for (int subtask = 0; subtask < parallelism; subtask++) {
      HandSegmenter segmenter = new HandSegmenter();
      InferenceHarness harness =
          new InferenceHarness(
              InferenceHarness.factory(segmenter.source(), settings), parallelism, subtask);
      if (state.isPresent()) {
        harness.initializeState(
            AbstractStreamOperatorTestHarness.repartitionOperatorState(
                state.get().state(),
                InferenceHarness.MAX_PARALLELISM,
                state.get().parallelism(),
                parallelism,
                subtask));
      }
      harness.open();
      harnesses.add(harness);
      segmenters.add(segmenter);
    }
  }

  /**
   * Hands an image in. Where its subtask is full, as many images as must are answered, but only in
   * the task's mailbox: so it has to wait for them.
   */
  void process(ImageRecord image) throws Exception {
    int subtask =
        KeyGroupRangeAssignment.assignKeyToParallelOperator(
            new SourceOrder().getKey(image), InferenceHarness.MAX_PARALLELISM, harnesses.size());
    HandSegmenter segmenter = segmenters.get(subtask);
    for (long over = segmenter.inside() - settings.maxBufferedImages(); over >= 0; over--) {
      if (segmenter.unanswered() > 0) {
        segmenter.answer(0);
      }
    }
    harnesses.get(subtask).process(image);
    assertThat(segmenter.inside()).isLessThanOrEqualTo(settings.maxBufferedImages());
  }

  int unanswered() {
    return segmenters.stream().mapToInt(HandSegmenter::unanswered).sum();
  }

  /** Answers one of the unanswered. */
  void answer(int index) throws Exception {
    int left = index;
    for (int subtask = 0; subtask < segmenters.size(); subtask++) {
      HandSegmenter segmenter = segmenters.get(subtask);
      if (left < segmenter.unanswered()) {
        segmenter.answer(left);
        harnesses.get(subtask).runMails();
        return;
      }
      left -= segmenter.unanswered();
    }
  }

  State checkpoint(long number) throws Exception {
    OperatorSubtaskState[] states = new OperatorSubtaskState[harnesses.size()];
    for (int subtask = 0; subtask < states.length; subtask++) {
      states[subtask] = harnesses.get(subtask).checkpoint(number);
    }
    return new State(AbstractStreamOperatorTestHarness.repackageState(states), states.length);
  }

  /** What has come out since this was last asked. */
  List<Origin> takeOutcomes() {
    List<Origin> outcomes = new ArrayList<>();
    for (InferenceHarness harness : harnesses) {
      outcomes.addAll(harness.origins());
      harness.getOutput().clear();
    }
    return outcomes;
  }

  @Override
  public void close() throws Exception {
    for (InferenceHarness harness : harnesses) {
      harness.close();
    }
    segmenters.forEach(segmenter -> assertThat(segmenter.inside()).isZero());
  }
}
