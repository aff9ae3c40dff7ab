package io.panoptes.models.network.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class LossesTest {

  private static final Offset<Double> NEARLY = Offset.offset(1e-9);
  private static final IActivation SOFTMAX = new ActivationSoftmax();
  private static final INDArray FIRST_CATEGORY =
      Nd4j.createFromArray(new double[][] {{1, 0}, {1, 0}, {1, 0}, {1, 0}});

  /** Of four pixels, from quite sure to quite wrong. */
  private static final INDArray OUTPUTS =
      Nd4j.createFromArray(new double[][] {{3, 0}, {1, 0}, {0, 1}, {0, 3}});

  private static double entropy(double difference) {
    return Math.log(1 + Math.exp(-difference));
  }

  private static double score(PixelLoss loss, double... weights) {
    return loss.computeScore(
        FIRST_CATEGORY, OUTPUTS, SOFTMAX, Nd4j.createFromArray(weights).reshape(4, 1), false);
  }

  @Test
  void hardestPixelsStandForAll() {
    assertThat(score(new HardestPixelsLoss(.25), 1, 1, 1, 1)).isCloseTo(4 * entropy(-3), NEARLY);
  }

  @Test
  void hardestPixelsAreChosenAmongThoseThatCount() {
    assertThat(score(new HardestPixelsLoss(.5), 1, 1, 0, 0)).isCloseTo(2 * entropy(1), NEARLY);
    assertThat(score(new HardestPixelsLoss(.5), 0, 0, 0, 0)).isZero();
  }

  @Test
  void surePixelsCountLittleInFocalLoss() {
    double sure = 1 / (1 + Math.exp(-3));
    assertThat(score(new FocalLoss(2), 1, 0, 0, 0))
        .isCloseTo((1 - sure) * (1 - sure) * entropy(3), NEARLY);
  }

  @Test
  void diceIsNothingWhereAllIsRightAndStandsForEachPixel() {
    INDArray right = FIRST_CATEGORY.mul(1000);
    INDArray wrong = FIRST_CATEGORY.mul(-1000);
    DiceLoss dice = new DiceLoss();
    assertThat(dice.computeScore(FIRST_CATEGORY, right, SOFTMAX, null, false)).isZero();
    assertThat(dice.computeScore(FIRST_CATEGORY, wrong, SOFTMAX, null, false))
        .isCloseTo(4 * (1 - 1 / 5.0), NEARLY);
  }

  @Test
  void smoothL1IsAParabolaThenStraight() {
    SmoothL1Loss loss = new SmoothL1Loss(1);
    INDArray outputs = Nd4j.createFromArray(new double[][] {{.5, 0}, {0, -3}});
    INDArray scores =
        loss.computeScoreArray(outputs.mul(0), outputs, new ActivationIdentity(), null);
    assertThat(scores.toDoubleVector()).containsExactly(.125 / 2, 2.5 / 2);
  }

  @Test
  void maskOfAnotherSizeIsRefused() {
    assertThatThrownBy(
            () ->
                new DiceLoss()
                    .computeScore(FIRST_CATEGORY, OUTPUTS, SOFTMAX, Nd4j.ones(4, 2), false))
        .hasMessageContaining("8 weights for 4 pixels");
  }

  @Test
  void valuesOutOfRangeAreRefused() {
    assertThatThrownBy(() -> new HardestPixelsLoss(0)).hasMessageContaining("above 0 to 1");
    assertThatThrownBy(() -> new FocalLoss(-1)).hasMessageContaining("0 to 10");
    assertThatThrownBy(() -> new SmoothL1Loss(0)).hasMessageContaining("above 0");
  }
}
