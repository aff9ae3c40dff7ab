package io.panoptes.models.network.loss;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/** Slopes against central differences in double precision. */
class LossGradientTest {

  private static final int PIXELS = 40;
  private static final double STEP = 1e-6;

  static Stream<SemanticLoss> semanticLosses() {
    return Stream.of(
        new SemanticLoss.CrossEntropy(),
        new FocalLoss(0),
        new FocalLoss(.5),
        new FocalLoss(2),
        new HardestPixelsLoss(.2),
        new HardestPixelsLoss(1),
        new DiceLoss(),
        new SemanticLoss.Sum(
            List.of(new SemanticLoss.CrossEntropy(), new DiceLoss(), new FocalLoss(2))));
  }

  static Stream<OffsetLoss> offsetLosses() {
    return Stream.of(new OffsetLoss.L1(), new SmoothL1Loss(.3), new SmoothL1Loss(2));
  }

  @ParameterizedTest
  @MethodSource("semanticLosses")
  void slopeOfASemanticLossIsThatOfItsScore(SemanticLoss loss) {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    INDArray labels = Nd4j.zeros(DataType.DOUBLE, PIXELS, 3);
    for (int pixel = 0; pixel < PIXELS; pixel++) {
      labels.putScalar(pixel, random.nextInt(3), 1);
    }
    check(loss.function(), labels, new ActivationSoftmax(), random, "seed " + seed);
  }

  @ParameterizedTest
  @MethodSource("offsetLosses")
  void slopeOfAnOffsetLossIsThatOfItsScore(OffsetLoss loss) {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    INDArray labels = drawn(random, PIXELS, 2);
    check(loss.function(), labels, new ActivationIdentity(), random, "seed " + seed);
  }

  private static void check(
      ILossFunction loss, INDArray labels, IActivation activation, Random random, String seed) {
    INDArray outputs = drawn(random, PIXELS, labels.size(1));
    INDArray mask = Nd4j.zeros(DataType.DOUBLE, PIXELS, 1);
    for (int pixel = 0; pixel < PIXELS; pixel++) {
      mask.putScalar(pixel, random.nextInt(4) == 0 ? 0 : random.nextDouble() * 3);
    }
    INDArray before = outputs.dup();
    INDArray gradient = loss.computeGradient(labels, outputs, activation, mask).dup();
    assertThat(outputs).as("the outputs are left as they are").isEqualTo(before);
    for (int pixel = 0; pixel < PIXELS; pixel++) {
      for (int channel = 0; channel < labels.size(1); channel++) {
        double at = outputs.getDouble(pixel, channel);
        double above = score(loss, labels, outputs, pixel, channel, at + STEP, activation, mask);
        double below = score(loss, labels, outputs, pixel, channel, at - STEP, activation, mask);
        outputs.putScalar(pixel, channel, at);
        assertThat(gradient.getDouble(pixel, channel))
            .as("%s, pixel %d, channel %d", seed, pixel, channel)
            .isCloseTo((above - below) / (2 * STEP), Offset.offset(1e-6));
        if (mask.getDouble(pixel) == 0) {
          assertThat(gradient.getDouble(pixel, channel)).as(seed).isZero();
        }
      }
    }
  }

  private static double score(
      ILossFunction loss,
      INDArray labels,
      INDArray outputs,
      int pixel,
      int channel,
      double value,
      IActivation activation,
      INDArray mask) {
    outputs.putScalar(pixel, channel, value);
    return loss.computeScore(labels, outputs, activation, mask, false);
  }

  private static INDArray drawn(Random random, long rows, long columns) {
    double[] values = new double[(int) (rows * columns)];
    for (int at = 0; at < values.length; at++) {
      values[at] = random.nextGaussian();
    }
    return Nd4j.createFromArray(values).reshape(rows, columns);
  }
}
