package io.panoptes.operators.inference;

import io.panoptes.operators.batching.BatchSettings;
import io.panoptes.operators.fakes.TestImages;
import io.panoptes.operators.record.ImageRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each image is answered exactly once and in the order of its source, and no more are inside than
 * allowed, whatever happens in between: answers in any order, checkpoints, failures that go back to
 * one, and restarts at another parallelism.
 */
@SuppressWarnings("try") // Closing Flink's harness may throw InterruptedException.
class InferenceGuaranteeTest {

  private static final int IMAGES = 80;
  private static final int SEEDS = 25;

  private static final BatchSettings SMALL =
      new BatchSettings(2, 1_000_000, Duration.ofMillis(50), Duration.ofMillis(5), 2);
  private static final InferenceSettings SETTINGS =
      new InferenceSettings(
          SMALL,
          InferenceSettings.DEFAULT.hang(),
          1 << 20,
          InferenceSettings.DEFAULT.references(),
          1,
          1,
          1,
          1 << 20,
          1 << 20);

  private final Answers answers = new Answers();

  static List<Long> seeds() {
    return new Random().longs(SEEDS).boxed().toList();
  }

  /** The seed is in the name of the test. */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void everyImageIsAnsweredOnceAndInOrderWhateverHappens(long seed) throws Exception {
    Random random = new Random(seed);
    List<ImageRecord> input = input(random);
    Subtasks subtasks = new Subtasks(SETTINGS, 1 + random.nextInt(3), Optional.empty());
    Subtasks.State state = subtasks.checkpoint(0);
    int checkpointed = 0;
    int next = 0;
    for (int step = 1; next < input.size() || subtasks.unanswered() > 0; step++) {
      int event = random.nextInt(20);
      if (event < 9 && next < input.size()) {
        answers.handedIn(input.get(next));
        subtasks.process(input.get(next++));
      } else if (event < 17 && subtasks.unanswered() > 0) {
        subtasks.answer(random.nextInt(subtasks.unanswered()));
      } else if (event < 19) {
        state = subtasks.checkpoint(step);
        checkpointed = next;
        answers.committed(subtasks.takeOutcomes());
        if (event == 18) {
          subtasks.close();
          subtasks = new Subtasks(SETTINGS, 1 + random.nextInt(3), Optional.of(state));
        }
      } else if (event == 19) {
        subtasks.close();
        subtasks = new Subtasks(SETTINGS, state.parallelism(), Optional.of(state));
        next = checkpointed;
      }
    }
    answers.committed(subtasks.takeOutcomes());
    subtasks.close();
    answers.check();
  }

  private static List<ImageRecord> input(Random random) {
    List<ImageRecord> images = new ArrayList<>();
    long[] offsets = new long[3];
    for (int i = 0; i < IMAGES; i++) {
      int partition = random.nextInt(3);
      // The first source of each partition is loud.
      String source = "camera-" + partition + "-" + Math.max(0, random.nextInt(6) - 3);
      images.add(TestImages.of(partition, offsets[partition]++, source, new byte[8]));
    }
    return images;
  }
}
