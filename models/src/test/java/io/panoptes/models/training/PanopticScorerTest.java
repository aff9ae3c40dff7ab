package io.panoptes.models.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.panoptes.models.dataset.LabelledImages;
import io.panoptes.models.image.Normalisation;
import io.panoptes.models.inference.DenseNetwork;
import io.panoptes.models.inference.DensePrediction;
import io.panoptes.models.inference.InputSizes;
import io.panoptes.models.inference.LayerEngine;
import io.panoptes.models.merge.CentreOffsetSettings;
import io.panoptes.models.network.Head;
import io.panoptes.models.network.OneDnn;
import io.panoptes.models.network.UNet;
import java.util.List;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.nativeblas.NativeOpsHolder;

class PanopticScorerTest {

  private static final Normalisation NORMALISATION = new Normalisation(1, 99, false);
  private static final InputSizes SIZES = new InputSizes(List.of(16, 32, 48), 10_000, 1);

  /** Of three sizes, in an order in which no two neighbours share a batch. */
  private final LabelledImages images =
      Squares.images(7, index -> new int[] {16, 32, 40}[index % 3]);

  private final ComputationGraph network = network();
  private final PanopticScorer scorer = new PanopticScorer(images, NORMALISATION, SIZES);

  @Test
  void predictionsAreThoseOfTheLayersInTheOrderOfTheImages() {
    List<DensePrediction> predictions = scorer.run(List.of(network)).predictions();
    assertThat(predictions).hasSameSizeAs(layers());
    for (int index = 0; index < predictions.size(); index++) {
      assertThat(predictions.get(index).heat())
          .as("image %d", index)
          .usingComparatorWithPrecision(1e-4f)
          .containsExactly(layers().get(index).heat());
    }
  }

  @Test
  void weightsAreThoseOfTheMomentAndTheNetworkStaysOpen() {
    float before = scorer.run(List.of(network)).predictions().get(0).heat()[0];
    network.params().muli(1.5);
    float after = scorer.run(List.of(network)).predictions().get(0).heat()[0];
    assertThat(after).isNotEqualTo(before);
    assertThat(layers().get(0).heat()[0]).isCloseTo(after, within(1e-4f));
  }

  @Test
  void openMpThreadsOfTheCallerStay() {
    var operations = NativeOpsHolder.getInstance().getDeviceNativeOps();
    int before = operations.ompGetMaxThreads();
    operations.setOmpNumThreads(3);
    try {
      scorer.run(List.of(network));
      assertThat(operations.ompGetMaxThreads()).isEqualTo(3);
    } finally {
      operations.setOmpNumThreads(before);
    }
  }

  @Test
  void sameSettingsScoreTheSame() {
    PanopticScores scores = scorer.run(List.of(network));
    CentreOffsetSettings settings = new CentreOffsetSettings(.1f, 7, 50, 4, 0);
    assertThat(scores.with(settings)).isEqualTo(scores.with(settings));
    assertThat(scores.pq(settings)).isBetween(0.0, 1.0);
  }

  private List<DensePrediction> layers() {
    DenseNetwork layers =
        new DenseNetwork(new LayerEngine(List.of(network)), Squares.LABELS, NORMALISATION, SIZES);
    return IntStream.range(0, images.size())
        .mapToObj(index -> layers.predict(List.of(images.get(index).image())).get(0))
        .toList();
  }

  private static ComputationGraph network() {
    OneDnn.enable();
    ComputationGraph network =
        new ComputationGraph(
            new UNet(1, 4, 64, 2, List.of(Head.values())).configuration(3, new Sgd(.1)));
    network.init();
    return network;
  }
}
