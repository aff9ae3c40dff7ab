package io.panoptes.models.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;

class FastBatchNormTest {

  private static final UNet UNET = new UNet(2, 4, 8, 2, List.of(Head.CENTRE, Head.OFFSET));

  @Test
  void networkLearnsTheSameWithItAsWithout() {
    ComputationGraph plain = network();
    ComputationGraph fast = network();
    FastBatchNorm.install(fast);
    for (int batch = 0; batch < 5; batch++) {
      plain.fit(batch(batch));
      fast.fit(batch(batch));
    }
    plain
        .paramTable()
        .forEach(
            (name, expected) -> {
              float[] values = expected.ravel().toFloatVector();
              float[] reached = fast.paramTable().get(name).ravel().toFloatVector();
              for (int at = 0; at < values.length; at++) {
                assertThat(reached[at])
                    .as("%s, value %d", name, at)
                    .isCloseTo(values[at], offset(1e-3f * Math.max(1, Math.abs(values[at]))));
              }
            });
  }

  @Test
  void inferenceIsLeftToTheLayer() {
    ComputationGraph plain = network();
    ComputationGraph fast = network();
    FastBatchNorm.install(fast);
    INDArray image = batch(1).getFeatures(0);
    assertThat(fast.output(image)[0]).isEqualTo(plain.output(image)[0]);
  }

  private static ComputationGraph network() {
    OneDnn.enable();
    ComputationGraph network = new ComputationGraph(UNET.configuration(3, new Sgd(1e-4)));
    network.init();
    return network;
  }

  private static MultiDataSet batch(int seed) {
    Nd4j.getRandom().setSeed(seed + 1);
    return new MultiDataSet(
        new INDArray[] {Nd4j.rand(3, 3, 16, 24)},
        new INDArray[] {Nd4j.rand(3, 1, 16, 24), Nd4j.rand(3, 2, 16, 24)});
  }
}
