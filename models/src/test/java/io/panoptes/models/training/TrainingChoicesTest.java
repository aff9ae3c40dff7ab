package io.panoptes.models.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.panoptes.models.image.Normalisation;
import io.panoptes.models.inference.InputSizes;
import io.panoptes.models.network.Clipping;
import io.panoptes.models.network.Head;
import io.panoptes.models.network.Network;
import io.panoptes.models.network.NetworkSettings;
import io.panoptes.models.network.PanopticDeepLab;
import io.panoptes.models.network.UNet;
import io.panoptes.models.network.Up;
import io.panoptes.models.network.loss.DiceLoss;
import io.panoptes.models.network.loss.FocalLoss;
import io.panoptes.models.network.loss.HardestPixelsLoss;
import io.panoptes.models.network.loss.Losses;
import io.panoptes.models.network.loss.OffsetLoss;
import io.panoptes.models.network.loss.SemanticLoss;
import io.panoptes.models.network.loss.SmoothL1Loss;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Trainings with each choice of network, losses and optimiser, resumed and begun from others. */
class TrainingChoicesTest {

  private static final List<Head> ALL = List.of(Head.values());
  private static final Network UNET = new UNet(1, 4, 64, 2, ALL);

  @TempDir Path folder;

  private static Network network(boolean deepLab, boolean batchNorm, Up up) {
    NetworkSettings settings = new NetworkSettings(1, 4, 64, 2, ALL, batchNorm, up);
    return deepLab ? new PanopticDeepLab(settings) : new UNet(settings);
  }

  private static Objective objective(SemanticLoss semantic, OffsetLoss offset) {
    return new Objective(new Losses(semantic, offset), PixelWeights.DEFAULT);
  }

  private static Optimisation optimisation(
      Optimiser optimiser, double rate, Schedule schedule, Clipping clipping) {
    return new Optimisation(optimiser, rate, schedule, .25, clipping);
  }

  static Stream<TrainingPlan> plans() {
    return Stream.of(
        plan(
            network(false, false, Up.TRANSPOSED),
            objective(new FocalLoss(2), new SmoothL1Loss(1)),
            optimisation(
                new Optimiser.Sgd(.9),
                1e-5,
                new Schedule.Poly(.9),
                new Clipping(Clipping.Kind.NORM, 10)),
            Optional.empty()),
        plan(
            network(true, true, Up.BILINEAR),
            objective(new HardestPixelsLoss(.2), new OffsetLoss.L1()),
            optimisation(
                new Optimiser.RootMeanSquare(.9),
                1e-3,
                new Schedule.Step(.3, .5),
                new Clipping(Clipping.Kind.VALUE, 1)),
            Optional.empty()),
        plan(
            network(true, false, Up.NEAREST),
            objective(
                new SemanticLoss.Sum(List.of(new SemanticLoss.CrossEntropy(), new DiceLoss())),
                new OffsetLoss.L1()),
            optimisation(new Optimiser.Adam(), 1e-3, new Schedule.Cyclic(2), Clipping.NONE),
            Optional.empty()));
  }

  @ParameterizedTest
  @MethodSource("plans")
  void killedTrainingGoesOnToTheWeightsOfAnUninterruptedOne(TrainingPlan plan) {
    train(plan, Optional.empty(), "killed", 2);
    ComputationGraph resumed = train(plan, Optional.empty(), "killed", 4);
    ComputationGraph whole = train(plan, Optional.empty(), "whole", 4);
    assertThat(resumed.params().toFloatVector())
        .isEqualTo(whole.params().toFloatVector())
        .doesNotContain(Float.NaN);
    assertThat(whole.params().toFloatVector())
        .isNotEqualTo(FirstWeights.of(plan, Optional.empty()).params().toFloatVector());
  }

  @Test
  void frozenLayersKeepTheirWeightsAndTheirStatistics() {
    ComputationGraph start = start();
    Transfer transfer = new Transfer("digest", List.of(), Optional.of("down.*|bottom.*"));
    ComputationGraph trained = train(from(transfer), Optional.of(start), "frozen", 4);
    Map<String, INDArray> after = trained.paramTable();
    start
        .paramTable()
        .forEach(
            (name, before) -> {
              boolean frozen = name.startsWith("down") || name.startsWith("bottom");
              assertThat(after.get(name).equals(before)).as(name).isEqualTo(frozen);
            });
  }

  @Test
  void newHeadBeginsWithRandomWeightsAndTheRestWithThoseOfThePack() {
    ComputationGraph start =
        FirstWeights.of(
            plan(
                new UNet(1, 4, 64, 5, ALL),
                Objective.DEFAULT,
                Optimisation.adam(.01),
                Optional.empty()),
            Optional.empty());
    start.params().addi(.5);
    Transfer transfer = new Transfer("digest", List.of(Head.SEMANTIC), Optional.empty());
    ComputationGraph first = FirstWeights.of(from(transfer), Optional.of(start));
    assertThat(first.getParam("down0a_W")).isEqualTo(start.getParam("down0a_W"));
    assertThat(first.getParam("centre-last_W")).isEqualTo(start.getParam("centre-last_W"));
    assertThat(first.getParam("semantic-last_W").size(0)).isEqualTo(2);
    assertThatThrownBy(
            () ->
                FirstWeights.of(
                    from(new Transfer("digest", List.of(), Optional.empty())), Optional.of(start)))
        .hasMessageContaining("choose the same network, levels, channels");
  }

  @Test
  void patternThatNoLayerHasIsRefused() {
    Transfer transfer = new Transfer("digest", List.of(), Optional.of("encoder.*"));
    assertThatThrownBy(() -> FirstWeights.of(from(transfer), Optional.of(start())))
        .hasMessageStartingWith("no layer to freeze has a name like encoder.*: the names are")
        .hasMessageContaining("down0a");
  }

  @Test
  void clippedGradientsMoveNoWeightFurther() {
    TrainingPlan plan =
        plan(
            UNET,
            Objective.DEFAULT,
            new Optimisation(
                new Optimiser.Sgd(0),
                1,
                new Schedule.Step(1, 1),
                0,
                new Clipping(Clipping.Kind.VALUE, 1e-3)),
            Optional.empty());
    ComputationGraph first = FirstWeights.of(plan, Optional.empty());
    ComputationGraph trained = train(plan, Optional.empty(), "clipped", 2);
    double furthest = 0;
    for (String name : first.paramTable().keySet()) {
      if (name.endsWith("_W")) {
        INDArray moved = trained.getParam(name).sub(first.getParam(name));
        furthest = Math.max(furthest, moved.amaxNumber().doubleValue());
      }
    }
    assertThat(furthest).isBetween(1e-4, 2.001e-3);
  }

  private static ComputationGraph start() {
    return FirstWeights.of(
        plan(UNET, Objective.DEFAULT, Optimisation.adam(.02), Optional.empty()), Optional.empty());
  }

  private static TrainingPlan from(Transfer transfer) {
    return plan(UNET, Objective.DEFAULT, Optimisation.adam(.02), Optional.of(transfer));
  }

  private static TrainingPlan plan(
      Network network,
      Objective objective,
      Optimisation optimisation,
      Optional<Transfer> transfer) {
    return new TrainingPlan(
        network,
        new Normalisation(1, 99, false),
        new InputSizes(List.of(16), 10_000, 1),
        new Augmentation(
            16,
            new Placement(.8f, 1.2f, false, .5f),
            new ColourJitter(.1f, .1f, .1f, 5, .02f),
            new Disturbances(1, .3f, .5f)),
        objective,
        optimisation,
        Optional.empty(),
        2,
        4,
        0,
        2,
        0,
        7,
        transfer);
  }

  private ComputationGraph train(
      TrainingPlan plan, Optional<ComputationGraph> start, String name, int until) {
    return TinyTraining.trainer(
            plan, start, TinyTraining.scores(2), folder.resolve(name), new RecordedTraining())
        .run(until);
  }
}
