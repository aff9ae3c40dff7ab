package io.panoptes.models.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.panoptes.models.image.Normalisation;
import io.panoptes.models.network.Head;
import io.panoptes.models.network.UNet;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.learning.config.Sgd;

class TrainerTest {

  private static final List<Head> ALL = List.of(Head.values());

  @TempDir Path folder;

  private final List<Double> losses = new ArrayList<>();

  @Test
  void killedTrainingGoesOnToTheWeightsOfAnUninterruptedOne() {
    trainer(plan(8), "killed").run(4);
    ComputationGraph resumed = trainer(plan(8), "killed").run();
    ComputationGraph whole = trainer(plan(8), "whole").run();
    assertThat(resumed.params().toFloatVector()).isEqualTo(whole.params().toFloatVector());
  }

  @Test
  void lossFalls() {
    trainer(plan(40), "falls").run();
    assertThat(mean(losses.subList(30, 40))).isLessThan(mean(losses.subList(0, 10)) / 2);
  }

  @Test
  void checkpointThatScoresBestIsKept() {
    double[] scores = {.2, .9, .4, .1};
    int[] next = {0};
    Trainer trainer =
        new Trainer(
            plan(8),
            Optional.empty(),
            Squares.images(8, 32),
            network -> scores[next[0]++],
            folder,
            listener());
    assertThat(trainer.run().getConfiguration().getIterationCount()).isEqualTo(4);
  }

  @Test
  void folderOfAnotherPlanIsRefused() {
    trainer(plan(2), "other").run();
    assertThatThrownBy(() -> trainer(plan(4), "other").run())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("another plan")
        .hasMessageContaining("iterations=2")
        .hasMessageContaining("iterations=4");
  }

  @Test
  void trainingGoesOnFromGivenWeights() {
    ComputationGraph start = trainer(plan(2), "start").run();
    Trainer trainer =
        new Trainer(
            plan(2), Optional.of(start), Squares.images(8, 32), network -> 0, folder, listener());
    losses.clear();
    float[] untouched = trainer.run(0).params().toFloatVector();
    assertThat(untouched).isEqualTo(start.params().toFloatVector());
  }

  @Test
  void weightsOfAnotherNetworkAreRefused() {
    ComputationGraph other =
        new ComputationGraph(new UNet(1, 8, 64, 2, ALL).configuration(1, new Sgd(.1)));
    other.init();
    Trainer trainer =
        new Trainer(
            plan(2), Optional.of(other), Squares.images(8, 32), network -> 0, folder, listener());
    assertThatThrownBy(trainer::run)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("choose the same network, levels, channels");
  }

  @Test
  void batchOfANumberIsTheSameWhateverWasAskedBefore() {
    Batches batches =
        new Batches(
            Squares.LABELS,
            new Draws(Squares.images(8, 32), Optional.empty()),
            plan(2).normalisation(),
            plan(2).augmentation(),
            PixelWeights.DEFAULT,
            ALL,
            2,
            5);
    float[] first = batches.batch(3).getFeatures(0).data().asFloat();
    batches.batch(9);
    assertThat(batches.batch(3).getFeatures(0).data().asFloat()).isEqualTo(first);
  }

  private Trainer trainer(TrainingPlan plan, String name) {
    return new Trainer(
        plan,
        Optional.empty(),
        Squares.images(8, 32),
        network -> network.getConfiguration().getIterationCount(),
        folder.resolve(name),
        listener());
  }

  private static TrainingPlan plan(int iterations) {
    return new TrainingPlan(
        new UNet(1, 4, 64, 2, ALL),
        new Normalisation(1, 99, false),
        new Augmentation(
            16, new Placement(.8f, 1.2f, false, .5f), new ColourJitter(.1f, .1f, .1f, 5, .02f)),
        Objective.DEFAULT,
        Optimisation.adam(.01),
        Optional.empty(),
        2,
        iterations,
        .9,
        2,
        7,
        Optional.empty());
  }

  private TrainingListener listener() {
    return new TrainingListener() {
      @Override
      public void iterationDone(int iteration, double loss) {
        losses.add(loss);
      }

      @Override
      public void checkpointScored(int iteration, double score, boolean best) {}
    };
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
  }
}
