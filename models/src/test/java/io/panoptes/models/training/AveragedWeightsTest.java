package io.panoptes.models.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.panoptes.models.network.UNet;
import java.nio.file.Path;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.learning.config.Sgd;

class AveragedWeightsTest {

  @TempDir Path folder;

  private final ComputationGraph network = network();

  @Test
  void averageIsTheOneComputedByHand() {
    network.params().assign(1);
    AveragedWeights average = new AveragedWeights(.5, network.params().dup());
    network.params().assign(3);
    // Kept: 1/11 after 1 iteration, 10/20 would be .5 after 10, .5 from then on.
    average.add(network, 1);
    double first = 1 / 11. * 1 + 10 / 11. * 3;
    assertThat(average.values().getDouble(0)).isCloseTo(first, within(1e-6));
    network.params().assign(5);
    average.add(network, 100);
    assertThat(average.values().getDouble(0)).isCloseTo((first + 5) / 2, within(1e-6));
  }

  @Test
  void withoutDecayTheWeightsAreThoseOfTheNetwork() {
    AveragedWeights average = new AveragedWeights(0, network.params().mul(7));
    average.add(network, 50);
    assertThat(average.network(network).params().toFloatVector())
        .usingComparatorWithPrecision(1e-6f)
        .containsExactly(network.params().toFloatVector());
  }

  @Test
  void networkOfTheAverageIsACopy() {
    AveragedWeights average = new AveragedWeights(.9, network.params().dup());
    ComputationGraph copy = average.network(network);
    copy.params().assign(0);
    assertThat(average.values().toFloatVector()).isEqualTo(network.params().toFloatVector());
  }

  @Test
  void savedAverageIsReadBackExactly() {
    network.getConfiguration().setIterationCount(12);
    AveragedWeights average = new AveragedWeights(.9, network.params().mul(1 / 3.));
    try (Checkpoints checkpoints =
        Checkpoints.open(folder, TinyTraining.plan(20), TinyTraining.DATA)) {
      checkpoints.saveLatest(network, average.values());
      ComputationGraph latest = checkpoints.latest().orElseThrow();
      assertThat(checkpoints.average(latest).toFloatVector())
          .isEqualTo(average.values().toFloatVector());
    }
  }

  private static ComputationGraph network() {
    ComputationGraph network =
        new ComputationGraph(
            new UNet(1, 2, 4, 2, TinyTraining.HEADS).configuration(3, new Sgd(.1)));
    network.init();
    return network;
  }
}
