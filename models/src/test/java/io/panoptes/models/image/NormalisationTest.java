package io.panoptes.models.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class NormalisationTest {

  @Test
  void percentilesBecomeZeroAndOne() {
    Normalisation.Scale scale = new Normalisation(0, 100, false).scale(ramp(50, 150));
    assertThat(scale.factor() * 50 + scale.offset()).isZero();
    assertThat(scale.factor() * 149 + scale.offset()).isEqualTo(1);
  }

  @Test
  void brightImageIsInvertedWhereTheBackgroundShallBeDark() {
    RgbImage bright = image(255, 255, 255, 255, 255, 0);
    Normalisation.Scale scale = new Normalisation(0, 100, true).scale(bright);
    assertThat(scale.factor() * 255 + scale.offset()).isZero();
    assertThat(scale.offset()).isEqualTo(1);
  }

  @Test
  void darkImageIsNotInverted() {
    assertThat(new Normalisation(0, 100, true).scale(image(0, 0, 0, 0, 0, 255)).factor())
        .isPositive();
  }

  @Test
  void evenImageGivesFiniteValues() {
    Normalisation.Scale scale = new Normalisation(1, 99, true).scale(image(7, 7, 7));
    assertThat(scale.factor() * 7 + scale.offset()).isZero();
  }

  @Test
  void reversedPercentilesAreRefused() {
    assertThatThrownBy(() -> new Normalisation(99, 1, false))
        .hasMessage("percentiles 99.0 and 1.0: 0 <= low < high <= 100");
  }

  private static RgbImage ramp(int from, int to) {
    int[] values = new int[(to - from) * 3];
    Arrays.setAll(values, index -> from + index / 3);
    return image(values);
  }

  private static RgbImage image(int... values) {
    byte[] pixels = new byte[values.length];
    for (int at = 0; at < values.length; at++) {
      pixels[at] = (byte) values[at];
    }
    return new RgbImage(values.length / 3, 1, pixels);
  }
}
