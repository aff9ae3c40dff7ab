package io.panoptes.models.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.panoptes.models.image.Normalisation;
import io.panoptes.models.image.RgbImage;
import io.panoptes.models.merge.CentreOffsetGrouping;
import io.panoptes.models.network.Head;
import io.panoptes.models.training.Squares;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class NetworkModelTest {

  /** Says "square" with the brightness of a pixel, and finds one centre in the middle. */
  private static final class BrightnessEngine implements Engine {

    private int runs;

    @Override
    public HeadOutputs run(float[] input, int batch, InputSize size) {
      runs++;
      int plane = (int) size.pixels();
      float[] semantic = new float[batch * 2 * plane];
      float[] centre = new float[batch * plane];
      float[] offset = new float[batch * 2 * plane];
      for (int image = 0; image < batch; image++) {
        for (int at = 0; at < plane; at++) {
          float bright = input[image * 3 * plane + at];
          semantic[image * 2 * plane + at] = bright;
          semantic[(image * 2 + 1) * plane + at] = 1 - bright;
          offset[image * 2 * plane + at] = (4 - at / size.width()) / Head.OFFSET_UNIT;
          offset[(image * 2 + 1) * plane + at] = (4 - at % size.width()) / Head.OFFSET_UNIT;
        }
        centre[image * plane + 4 * size.width() + 4] = 1;
      }
      return new HeadOutputs(
          Map.of(Head.SEMANTIC, semantic, Head.CENTRE, centre, Head.OFFSET, offset));
    }

    @Override
    public void close() {}
  }

  private final BrightnessEngine engine = new BrightnessEngine();
  private final NetworkModel model =
      new NetworkModel(
          new DenseNetwork(
              engine,
              Squares.LABELS,
              new Normalisation(0, 100, false),
              new InputSizes(List.of(16, 32), 1024, 1)),
          new CentreOffsetGrouping(.1f, 3, 10));

  @Test
  void paddingIsTakenAwayAgain() {
    Prediction prediction = model.predict(List.of(halfBright(10, 6))).get(0);
    assertThat(prediction.semantic().width()).isEqualTo(10);
    assertThat(prediction.semantic().height()).isEqualTo(6);
    for (int at = 0; at < 60; at++) {
      assertThat(prediction.semantic().labels()[at]).isEqualTo((byte) (at % 10 < 5 ? 0 : 1));
      assertThat(prediction.instances().ids()[at]).isEqualTo(at % 10 < 5 ? 1 : 0);
    }
  }

  @Test
  void largeImageIsAnsweredAtItsOwnSize() {
    Prediction prediction = model.predict(List.of(halfBright(128, 64))).get(0);
    assertThat(prediction.semantic().labels()).hasSize(128 * 64);
    assertThat(prediction.semantic().labels()[32 * 128 + 40]).isZero();
    assertThat(prediction.semantic().labels()[32 * 128 + 90]).isEqualTo((byte) 1);
    assertThat(prediction.instances().ids()[32 * 128 + 40]).isEqualTo(1);
  }

  /** Offsets of an image that was halved are twice as long: else they end at the other centre. */
  @Test
  void offsetsGrowWithTheImage() {
    DenseNetwork network =
        new DenseNetwork(
            engine,
            Squares.LABELS,
            new Normalisation(0, 100, false),
            new InputSizes(List.of(16, 32), 1024, 1));
    DensePrediction small = network.predict(List.of(halfBright(32, 16))).get(0);
    DensePrediction large = network.predict(List.of(halfBright(64, 32))).get(0);
    // Pixel (20, 0) of the small image is pixel (40, 0) of the large one.
    assertThat(large.offsetColumns()[40])
        .isCloseTo(2 * small.offsetColumns()[20], Offset.offset(1.5f));
    assertThat(Math.abs(small.offsetColumns()[20])).isEqualTo(16);
  }

  @Test
  void windowOfCentresGrowsWithTheImage() {
    DenseNetwork network =
        new DenseNetwork(
            engine,
            Squares.LABELS,
            new Normalisation(0, 100, false),
            new InputSizes(List.of(16, 32), 1024, 1));
    DensePrediction own = network.predict(List.of(halfBright(32, 16))).get(0);
    DensePrediction shrunk = network.predict(List.of(halfBright(128, 64))).get(0);
    assertThat(own.enlargement()).isEqualTo(1);
    assertThat(shrunk.enlargement()).isEqualTo(4);
    // Two peaks 4 pixels apart: in what the network saw they are neighbours.
    shrunk.heat()[0] = .5f;
    shrunk.heat()[4] = .4f;
    assertThat(shrunk.group(new CentreOffsetGrouping(.1f, 3, 10)).instances().scores())
        .hasSize(2)
        .endsWith(.5f);
    assertThat(own.group(new CentreOffsetGrouping(.1f, 3, 10)).instances().scores())
        .containsExactly(1f);
  }

  @Test
  void brokenWeightsAreToldRatherThanServed() {
    Engine broken =
        new Engine() {
          @Override
          public HeadOutputs run(float[] input, int batch, InputSize size) {
            HeadOutputs outputs = engine.run(input, batch, size);
            outputs.values().get(Head.SEMANTIC)[3] = Float.NaN;
            return outputs;
          }

          @Override
          public void close() {}
        };
    DenseNetwork network =
        new DenseNetwork(
            broken,
            Squares.LABELS,
            new Normalisation(0, 100, false),
            new InputSizes(List.of(16, 32), 1024, 1));
    assertThatThrownBy(() -> network.predict(List.of(halfBright(10, 6))))
        .hasMessage(
            "the probability of square at column 3, row 0 is NaN: the weights of the pack are broken");
  }

  @Test
  void resultDoesNotDependOnBatchMates() {
    Prediction alone = model.predict(List.of(halfBright(10, 6))).get(0);
    Prediction among =
        model.predict(List.of(halfBright(16, 16), halfBright(10, 6), halfBright(7, 9))).get(1);
    assertThat(among.semantic().labels()).isEqualTo(alone.semantic().labels());
    assertThat(among.semantic().confidence()).isEqualTo(alone.semantic().confidence());
    assertThat(among.instances().ids()).isEqualTo(alone.instances().ids());
  }

  @Test
  void batchOfOneSizeIsOneRun() {
    model.predict(List.of(halfBright(10, 6), halfBright(16, 16), halfBright(12, 12)));
    assertThat(engine.runs).isEqualTo(1);
  }

  @Test
  void imagesOfTwoInputSizesAreRefused() {
    assertThatThrownBy(() -> model.predict(List.of(halfBright(10, 6), halfBright(20, 6))))
        .hasMessage("images of input sizes 16x16 and 32x16 in one batch");
  }

  @Test
  void emptyBatchIsRefused() {
    assertThatThrownBy(() -> model.predict(List.of())).hasMessage("a batch of no images");
  }

  private static RgbImage halfBright(int width, int height) {
    byte[] pixels = new byte[3 * width * height];
    for (int at = 0; at < width * height; at++) {
      byte value = (byte) (at % width < width / 2 ? 250 : 10);
      pixels[3 * at] = value;
      pixels[3 * at + 1] = value;
      pixels[3 * at + 2] = value;
    }
    return new RgbImage(width, height, pixels);
  }
}
