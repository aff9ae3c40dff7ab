package io.panoptes.models.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.panoptes.models.image.Normalisation.Scale;
import io.panoptes.models.panoptic.Segment;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class DisturbancesTest {

  private static final Placement STILL = new Placement(1, 1, true, 0);

  private static Crop crop(Disturbances disturbances, long seed) {
    return new Augmentation(32, STILL, ColourJitter.NONE, disturbances)
        .crop(Squares.image(3, 32), new Scale(1 / 255f, 0), new SplittableRandom(seed));
  }

  @Test
  void whatIsOffDrawsNothing() {
    SplittableRandom random = new SplittableRandom(5);
    Disturbances.NONE.blur(new float[48], 4, random);
    Disturbances.NONE.cutOut(new int[16], 4, random);
    assertThat(Disturbances.NONE.pastes(random)).isFalse();
    assertThat(random.nextLong()).isEqualTo(new SplittableRandom(5).nextLong());
  }

  @Test
  void blurSpreadsAPointAndKeepsItsSum() {
    float[] pixels = new float[21 * 21];
    pixels[10 * 21 + 10] = 1;
    new Disturbances(2, 0, 0).blur(pixels, 21, new SplittableRandom(1));
    float sum = 0;
    for (float value : pixels) {
      sum += value;
    }
    assertThat(sum).isCloseTo(1, Offset.offset(1e-5f));
    assertThat(pixels[10 * 21 + 10]).isBetween(.02f, .99f);
    assertThat(pixels[10 * 21 + 11])
        .isEqualTo(pixels[10 * 21 + 9])
        .isCloseTo(pixels[9 * 21 + 10], Offset.offset(1e-7f));
  }

  @Test
  void holeIsAsWhatLiesOutsideOfTheImage() {
    Crop whole = crop(Disturbances.NONE, 4);
    Crop holed = crop(new Disturbances(0, .6f, 0), 4);
    int holes = 0;
    for (int at = 0; at < holed.ids().length; at++) {
      if (holed.ids()[at] == -1) {
        assertThat(holed.pixels()[at]).isZero();
      } else {
        assertThat(holed.ids()[at]).isEqualTo(whole.ids()[at]);
        assertThat(holed.pixels()[at]).isEqualTo(whole.pixels()[at]);
      }
      holes += holed.ids()[at] == -1 && whole.ids()[at] != -1 ? 1 : 0;
    }
    assertThat(holes).isPositive();
  }

  @Test
  void pastedThingsBringTheirPixelsAndAreThingsOfTheirOwn() {
    Crop under = crop(Disturbances.NONE, 4);
    Crop over =
        new Augmentation(32, STILL, ColourJitter.NONE)
            .crop(Squares.image(8, 32), new Scale(1 / 255f, 0), new SplittableRandom(4));
    Crop both = under;
    for (long seed = 0; both.segments().size() == under.segments().size(); seed++) {
      both = under.withThingsOf(over, new SplittableRandom(seed));
    }
    assertThat(both.segments().stream().map(Segment::id).collect(Collectors.toSet()))
        .hasSize(both.segments().size());
    for (int at = 0; at < both.ids().length; at++) {
      boolean pasted = both.ids()[at] > 3;
      Crop from = pasted ? over : under;
      assertThat(both.pixels()[at]).isEqualTo(from.pixels()[at]);
      assertThat(pasted ? over.ids()[at] : both.ids()[at])
          .isIn(pasted ? Arrays.asList(1, 2) : Arrays.asList(under.ids()[at]));
    }
    assertThat(Arrays.stream(both.ids()).max().orElseThrow()).isGreaterThan(3);
  }

  @Test
  void sameSeedGivesTheSameCrop() {
    Disturbances all = new Disturbances(2, .5f, 1);
    assertThat(crop(all, 9).pixels()).isEqualTo(crop(all, 9).pixels());
    assertThat(crop(all, 9).ids()).isEqualTo(crop(all, 9).ids());
  }

  @Test
  void valuesOutOfRangeAreRefused() {
    assertThatThrownBy(() -> new Disturbances(0, 2, 0)).hasMessageContaining("holes 2.0 (0 to 1)");
  }
}
