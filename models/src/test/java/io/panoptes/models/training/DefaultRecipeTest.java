package io.panoptes.models.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.panoptes.models.image.Normalisation;
import io.panoptes.models.network.Head;
import java.util.List;
import java.util.Optional;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;

/**
 * The crops of the recipe that the shipped packs are trained by: a change of what is drawn, or in
 * what order, and they could not be rebuilt. Options that are off must draw nothing.
 */
class DefaultRecipeTest {

  /** Not digests: the last bits of a cosine may differ from machine to machine. */
  private static final Percentage NEARLY = Percentage.withPercentage(.001);

  private final MultiDataSet batch = batch();

  private static MultiDataSet batch() {
    return new Batches(
            Squares.LABELS,
            new Draws(Squares.images(8, 64), Optional.empty()),
            new Normalisation(1, 99.5f, false),
            new Augmentation(
                32,
                new Placement(.7f, 1.5f, false, .7f),
                new ColourJitter(.2f, .3f, .3f, 10, .05f)),
            PixelWeights.DEFAULT,
            List.of(Head.values()),
            4,
            1)
        .batch(7);
  }

  @Test
  void cropsAreTheSame() {
    assertThat(fingerprint(batch.getFeatures(0))).isCloseTo(1817199.128, NEARLY);
  }

  @Test
  void targetsAreTheSame() {
    assertThat(fingerprint(batch.getLabels(0))).isCloseTo(2069971.0, NEARLY);
    assertThat(fingerprint(batch.getLabels(1))).isCloseTo(168696.402, NEARLY);
    assertThat(fingerprint(batch.getLabels(2))).isCloseTo(6251.944, NEARLY);
  }

  @Test
  void weightsOfThePixelsAreTheSame() {
    assertThat(fingerprint(batch.getLabelsMaskArray(0))).isCloseTo(2068111.0, NEARLY);
    assertThat(fingerprint(batch.getLabelsMaskArray(1))).isCloseTo(41362220.0, NEARLY);
    assertThat(fingerprint(batch.getLabelsMaskArray(2))).isCloseTo(282655.5, NEARLY);
  }

  /** A sum in which each place counts differently. */
  private static double fingerprint(INDArray array) {
    float[] values = array.dup('c').data().asFloat();
    double sum = 0;
    for (int at = 0; at < values.length; at++) {
      sum += values[at] * (1 + at * 7919L % 1009);
    }
    return sum;
  }
}
