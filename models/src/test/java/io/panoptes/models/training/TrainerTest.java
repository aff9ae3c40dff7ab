package io.panoptes.models.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Percentage.withPercentage;

import io.panoptes.models.dataset.LabelledImages;
import io.panoptes.models.network.UNet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.learning.config.Sgd;

class TrainerTest {

  @TempDir Path folder;

  private final RecordedTraining told = new RecordedTraining();

  @Test
  void killedTrainingGoesOnToTheWeightsOfAnUninterruptedOne() {
    trainer(TinyTraining.plan(8), "killed").run(5);
    ComputationGraph resumed = trainer(TinyTraining.plan(8), "killed").run();
    ComputationGraph whole = trainer(TinyTraining.plan(8), "whole").run();
    assertThat(resumed.params().toFloatVector()).isEqualTo(whole.params().toFloatVector());
    assertThat(told.starts()).containsExactly(0, 4, 0);
  }

  @Test
  void lossFalls() {
    trainer(TinyTraining.plan(40), "falls").run();
    assertThat(told.meanLoss(30, 40)).isLessThan(told.meanLoss(0, 10) / 2);
  }

  @Test
  void checkpointThatScoresBestIsKept() {
    ComputationGraph best = trainer(TinyTraining.plan(8), "best", .2, .9, .4, .9).run();
    assertThat(best.getConfiguration().getIterationCount()).isEqualTo(4);
  }

  @Test
  void folderOfAnotherPlanIsRefused() {
    trainer(TinyTraining.plan(2), "other").run();
    assertThatThrownBy(() -> trainer(TinyTraining.plan(4), "other").run())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("another plan")
        .hasMessageContaining("iterations=2")
        .hasMessageContaining("iterations=4");
  }

  @Test
  void otherDataIsRefusedWithTheImageThatChanged() {
    trainer(TinyTraining.plan(2), "data").run();
    LabelledImages less = Squares.images(7, 32);
    Trainer trainer =
        new Trainer(
            TinyTraining.plan(2),
            Optional.empty(),
            less,
            DataDigest.of(new TrainingData(less, Squares.images(1, 32))),
            TinyTraining.scores(1),
            folder.resolve("data"),
            told);
    assertThatThrownBy(trainer::run)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("image squares 7 is gone")
        .hasMessageContaining("choose another folder");
  }

  @Test
  void folderInUseIsRefused() {
    trainer(TinyTraining.plan(2), "used").run();
    try (Checkpoints used =
        Checkpoints.open(folder.resolve("used"), TinyTraining.plan(2), TinyTraining.DATA)) {
      assertThatThrownBy(() -> trainer(TinyTraining.plan(2), "used").run())
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("is used by another training")
          .hasMessageContaining(Long.toString(ProcessHandle.current().pid()));
      assertThat(used.history().checkpoints()).hasSize(1);
    }
    trainer(TinyTraining.plan(2), "used").run();
  }

  @Test
  void eachCheckpointHasOneLineOfMetricsHoweverOftenItWasReached() throws IOException {
    trainer(TinyTraining.plan(6), "metrics").run(5);
    trainer(TinyTraining.plan(6), "metrics").run();
    Path metrics = folder.resolve("metrics/metrics.jsonl");
    // As a kill between metrics and weights leaves it: a line more than the weights know of.
    trainer(TinyTraining.plan(6), "torn").run(2);
    Files.copy(metrics, folder.resolve("torn/metrics.jsonl"), StandardCopyOption.REPLACE_EXISTING);
    trainer(TinyTraining.plan(6), "torn").run();
    assertThat(Files.readAllLines(metrics)).hasSize(3);
    assertThat(Files.readAllLines(folder.resolve("torn/metrics.jsonl"))).hasSize(3);
    assertThat(told.history().checkpoints())
        .extracting(CheckpointFigures::iteration)
        .containsExactly(2, 4, 6);
  }

  @Test
  void partsOfTheLossAddUpToIt() {
    trainer(TinyTraining.plan(2, 1, 0), "parts").run();
    CheckpointFigures figures = told.history().last().orElseThrow();
    assertThat(figures.losses()).containsOnlyKeys("semantic", "centre", "offset");
    assertThat(figures.losses().values().stream().mapToDouble(part -> part).sum())
        .isCloseTo(figures.loss(), withPercentage(.01));
    assertThat(figures.crops()).isEqualTo(4);
    assertThat(figures.learningRate()).isPositive();
  }

  @Test
  void trainingStopsWhenPatienceIsOverAndStaysStoppedWhenRunAgain() {
    double[] scores = {.2, .5, .4, .45, .9};
    ComputationGraph stopped = trainer(TinyTraining.plan(10, 2, 2), "patience", scores).run();
    assertThat(told.history().checkpoints()).hasSize(4);
    assertThat(stopped.getConfiguration().getIterationCount()).isEqualTo(4);
    trainer(TinyTraining.plan(10, 2, 2), "patience", scores).run();
    assertThat(told.losses()).hasSize(8);
  }

  @Test
  void trainingKilledWhileItWaitsStopsWhereAnUninterruptedOneStops() {
    double[] scores = {.2, .5, .4, .45, .9};
    trainer(TinyTraining.plan(10, 2, 2), "waits", scores).run(7);
    trainer(TinyTraining.plan(10, 2, 2), "waits", scores).run();
    assertThat(told.history().checkpoints()).hasSize(4);
  }

  @Test
  void trainingGoesOnFromGivenWeights() {
    ComputationGraph start = trainer(TinyTraining.plan(2), "start").run();
    float[] untouched = trainer(Optional.of(start)).run(0).params().toFloatVector();
    assertThat(untouched).isEqualTo(start.params().toFloatVector());
  }

  @Test
  void weightsOfAnotherNetworkAreRefused() {
    ComputationGraph other =
        new ComputationGraph(
            new UNet(1, 8, 64, 2, TinyTraining.HEADS).configuration(1, new Sgd(.1)));
    other.init();
    assertThatThrownBy(trainer(Optional.of(other))::run)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("choose the same network, levels, channels");
  }

  private Trainer trainer(Optional<ComputationGraph> start) {
    return TinyTraining.trainer(
        TinyTraining.plan(2), start, TinyTraining.scores(1), folder.resolve("further"), told);
  }

  /** Scored by the scores in turn, one for each checkpoint; by their number without. */
  private Trainer trainer(TrainingPlan plan, String name, double... scores) {
    return TinyTraining.trainer(
        plan, Optional.empty(), TinyTraining.scores(2, scores), folder.resolve(name), told);
  }
}
