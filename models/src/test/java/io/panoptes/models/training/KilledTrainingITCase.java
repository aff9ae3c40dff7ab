package io.panoptes.models.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import java.util.SplittableRandom;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledTrainingITCase {

  private static final int KILLS = 4;

  @TempDir Path folder;

  @Test
  void trainingKilledAtRandomIterationsEndsWithTheWeightsOfAnUninterruptedOne() throws IOException {
    long seed = new Random().nextLong();
    SplittableRandom random = new SplittableRandom(seed);
    for (int kill = 0; kill < KILLS; kill++) {
      try (TrainingProcess training = TrainingProcess.start(folder.resolve("killed"))) {
        int from = training.awaitStart();
        training.awaitIteration(from + random.nextInt(1, 11));
      }
    }
    runToTheEnd("killed");
    runToTheEnd("whole");
    try (Checkpoints killed = open("killed");
        Checkpoints whole = open("whole")) {
      ComputationGraph resumed = killed.latest().orElseThrow();
      ComputationGraph uninterrupted = whole.latest().orElseThrow();
      assertThat(resumed.params().toFloatVector())
          .as("weights, seed %d", seed)
          .isEqualTo(uninterrupted.params().toFloatVector());
      assertThat(resumed.getUpdater().getStateViewArray().toFloatVector())
          .as("state of the optimiser, seed %d", seed)
          .isEqualTo(uninterrupted.getUpdater().getStateViewArray().toFloatVector());
      assertThat(killed.average(resumed).toFloatVector())
          .as("averaged weights, seed %d", seed)
          .isEqualTo(whole.average(uninterrupted).toFloatVector());
      assertThat(killed.best().orElseThrow().params().toFloatVector())
          .as("best weights, seed %d", seed)
          .isEqualTo(whole.best().orElseThrow().params().toFloatVector());
      assertThat(killed.history().checkpoints())
          .as("metrics, seed %d", seed)
          .usingRecursiveFieldByFieldElementComparatorIgnoringFields("cropsPerSecond", "seconds")
          .isEqualTo(whole.history().checkpoints());
    }
  }

  private void runToTheEnd(String name) throws IOException {
    try (TrainingProcess training = TrainingProcess.start(folder.resolve(name))) {
      assertThat(training.awaitEnd()).isZero();
    }
  }

  private Checkpoints open(String name) {
    return Checkpoints.open(folder.resolve(name), TrainingProcess.PLAN, TinyTraining.DATA);
  }
}
