package io.panoptes.models.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.panoptes.models.dataset.LabelledImage;
import io.panoptes.models.image.Normalisation.Scale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AugmentationTest {

  private static final Scale UNIT = new Scale(1 / 255f, 0);

  @Test
  void sameSeedGivesTheSameCrop() {
    Augmentation augmentation =
        new Augmentation(
            16, new Placement(.7f, 1.5f, false, .5f), new ColourJitter(.2f, .3f, .3f, 10, .05f));
    LabelledImage image = Squares.image(3, 32);
    assertThat(augmentation.crop(image, UNIT, new SplittableRandom(9)).pixels())
        .isEqualTo(augmentation.crop(image, UNIT, new SplittableRandom(9)).pixels());
  }

  @Test
  void imageAndLabelsAreMovedAlike() {
    Augmentation augmentation =
        new Augmentation(24, new Placement(.7f, 1.5f, false, .5f), ColourJitter.NONE);
    for (int seed = 0; seed < 20; seed++) {
      Crop crop = augmentation.crop(Squares.image(seed, 64), UNIT, new SplittableRandom(seed));
      for (int at = 0; at < crop.ids().length; at++) {
        if (surroundedByItsOwn(crop.ids(), at, 24)) {
          boolean bright = crop.pixels()[at] > .5f;
          boolean square = crop.ids()[at] == 1 || crop.ids()[at] == 2;
          assertThat(bright).as("seed %d, pixel %d", seed, at).isEqualTo(square);
        }
      }
    }
  }

  @Test
  void outsideOfTheImageIsMarkedAndDark() {
    Augmentation augmentation =
        new Augmentation(64, new Placement(.5f, .5f, false, 1), ColourJitter.NONE);
    Crop crop = augmentation.crop(Squares.image(1, 16), UNIT, new SplittableRandom(1));
    assertThat(crop.ids()).contains(-1);
    for (int at = 0; at < crop.ids().length; at++) {
      if (crop.ids()[at] == -1) {
        assertThat(crop.pixels()[at]).isZero();
      }
    }
  }

  /** Away from edges, where a pixel mixes what lies on both sides. */
  private static boolean surroundedByItsOwn(int[] ids, int at, int size) {
    int row = at / size;
    int column = at % size;
    if (ids[at] < 0 || row < 2 || column < 2 || row >= size - 2 || column >= size - 2) {
      return false;
    }
    for (int y = row - 2; y <= row + 2; y++) {
      for (int x = column - 2; x <= column + 2; x++) {
        if (ids[y * size + x] != ids[at]) {
          return false;
        }
      }
    }
    return true;
  }
}
