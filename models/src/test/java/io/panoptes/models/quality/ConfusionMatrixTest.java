package io.panoptes.models.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.panoptes.models.panoptic.PanopticMap;
import io.panoptes.models.panoptic.TestMaps;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ConfusionMatrixTest {

  private static final int VOID = ConfusionMatrix.VOID_LABEL;

  private final PanopticMap truth = TestMaps.draw(new int[] {1, 1, 3}, "11.22", "33333");
  private final PanopticMap prediction = TestMaps.draw(new int[] {1, 2, 3}, ".1122", "33333");

  @Test
  void pixelsAreCountedByLabelWhateverTheirSegment() {
    ConfusionMatrix matrix = ConfusionMatrix.of(truth, prediction, TestMaps.LABELS);

    assertThat(matrix.pixels(0, 0)).isEqualTo(1);
    assertThat(matrix.pixels(0, 1)).isEqualTo(2);
    assertThat(matrix.pixels(0, VOID)).as("left void by the prediction").isEqualTo(1);
    assertThat(matrix.pixels(2, 2)).isEqualTo(5);
    assertThat(matrix.summary().perCategory().get(0).fp())
        .as("what is predicted over void of the truth counts nowhere")
        .isZero();
  }

  @Test
  void matricesAddAndSubtract() {
    ConfusionMatrix one = ConfusionMatrix.of(truth, prediction, TestMaps.LABELS);
    ConfusionMatrix other = ConfusionMatrix.of(truth, truth, TestMaps.LABELS);

    assertThat(one.plus(other).pixels(2, 2)).isEqualTo(10);
    assertThat(one.plus(other).minus(other).summary()).isEqualTo(one.summary());
    assertThat(ConfusionMatrix.none(TestMaps.LABELS).plus(one).summary()).isEqualTo(one.summary());
    assertThatThrownBy(() -> one.minus(other))
        .hasMessage("-3 pixels of label 0 as 0: none may be below 0");
  }

  @Test
  void planesOfLabelsCountAsTheMapsTheyAreOf() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int round = 0; round < 100; round++) {
      int width = 1 + random.nextInt(30);
      PanopticMap some = TestMaps.random(random, width, 20, true);
      PanopticMap others = TestMaps.random(random, width, 20, false);
      ConfusionMatrix ofMaps = ConfusionMatrix.of(some, others, TestMaps.LABELS);
      byte[] someLabels = labels(some);
      byte[] otherLabels = labels(others);
      ConfusionMatrix ofPlanes = ConfusionMatrix.of(someLabels, otherLabels, TestMaps.LABELS);

      for (int real = 0; real < 4; real++) {
        for (int predicted : new int[] {0, 1, 2, 3, VOID}) {
          long expected = 0;
          for (int i = 0; i < someLabels.length; i++) {
            expected += someLabels[i] == (byte) real && otherLabels[i] == (byte) predicted ? 1 : 0;
          }
          assertThat(new long[] {ofMaps.pixels(real, predicted), ofPlanes.pixels(real, predicted)})
              .as("seed %d, round %d, %d as %d", seed, round, real, predicted)
              .containsExactly(expected, expected);
        }
      }
    }
  }

  @Test
  void badInputIsRefused() {
    assertThatThrownBy(() -> ConfusionMatrix.of(new byte[2], new byte[3], TestMaps.LABELS))
        .hasMessage("the truth has 2 pixels, the prediction 3: expected as many");
    assertThatThrownBy(() -> ConfusionMatrix.of(new byte[] {0}, new byte[] {4}, TestMaps.LABELS))
        .hasMessage(
            "the prediction has pixels of label 4: the label map has 0 to 3, and 255 is void");
    assertThatThrownBy(
            () -> ConfusionMatrix.of(truth, TestMaps.draw(new int[] {1}, "1"), TestMaps.LABELS))
        .hasMessageContaining("expected the same size");
  }

  private static byte[] labels(PanopticMap map) {
    byte[] labels = new byte[map.ids().length];
    Arrays.fill(labels, (byte) VOID);
    for (int i = 0; i < labels.length; i++) {
      int id = map.ids()[i];
      int at = i;
      map.segments().stream()
          .filter(segment -> segment.id() == id)
          .forEach(segment -> labels[at] = (byte) (segment.categoryId() - 1));
    }
    return labels;
  }
}
