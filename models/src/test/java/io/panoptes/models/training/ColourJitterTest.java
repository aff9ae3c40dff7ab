package io.panoptes.models.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ColourJitterTest {

  @Test
  void greyStaysGreyWhateverHueAndSaturation() {
    ColourJitter jitter = new ColourJitter(0, 0, 1, 180, 0);
    SplittableRandom random = new SplittableRandom(2);
    for (int draw = 0; draw < 50; draw++) {
      float[] pixels = {.1f, .7f, .1f, .7f, .1f, .7f};
      jitter.apply(pixels, random);
      assertThat(pixels)
          .usingComparatorWithPrecision(1e-5f)
          .containsExactly(.1f, .7f, .1f, .7f, .1f, .7f);
    }
  }

  @Test
  void hueKeepsTheSumOfTheChannels() {
    ColourJitter jitter = new ColourJitter(0, 0, 0, 60, 0);
    float[] pixels = {.9f, .2f, .1f};
    jitter.apply(pixels, new SplittableRandom(3));
    assertThat(pixels[0] + pixels[1] + pixels[2]).isCloseTo(1.2f, within(1e-5f));
    assertThat(pixels[0]).isNotCloseTo(.9f, within(1e-3f));
  }

  @Test
  void nothingIsChangedByNone() {
    float[] pixels = {.9f, .2f, .1f};
    ColourJitter.NONE.apply(pixels, new SplittableRandom(3));
    assertThat(pixels).usingComparatorWithPrecision(1e-6f).containsExactly(.9f, .2f, .1f);
  }

  @Test
  void sameSeedChangesAlike() {
    ColourJitter jitter = new ColourJitter(.2f, .3f, .3f, 10, .05f);
    float[] first = {.9f, .2f, .1f};
    float[] second = first.clone();
    jitter.apply(first, new SplittableRandom(5));
    jitter.apply(second, new SplittableRandom(5));
    assertThat(second).isEqualTo(first);
  }

  @Test
  void turnsBeyondHalfACircleAreRefused() {
    assertThatThrownBy(() -> new ColourJitter(0, 0, 0, 200, 0))
        .hasMessageContaining("hue 200.0 (0 to 180)");
  }
}
