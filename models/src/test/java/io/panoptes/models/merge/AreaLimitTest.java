package io.panoptes.models.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class AreaLimitTest {

  @Test
  void pixelsAreTheSameAtEverySize() {
    assertThat(AreaLimit.parse("64").minPixels(10, 10)).isEqualTo(64);
    assertThat(AreaLimit.parse("64").minPixels(2048, 1024)).isEqualTo(64);
  }

  @Test
  void shareGrowsWithTheImageAndIsRoundedUp() {
    AreaLimit limit = AreaLimit.parse("0.5%");

    assertThat(limit.minPixels(20, 10)).isEqualTo(1);
    assertThat(limit.minPixels(20, 11)).isEqualTo(2);
    assertThat(limit.minPixels(200, 100)).isEqualTo(100);
    assertThat(AreaLimit.percent(.7).minPixels(100, 100)).isEqualTo(70);
  }

  @Test
  void textIsWrittenAsItIsRead() {
    assertThat(AreaLimit.pixels(64)).hasToString("64");
    assertThat(AreaLimit.percent(.5)).hasToString("0.5%");
    assertThat(AreaLimit.parse(" 10 % ")).isEqualTo(AreaLimit.percent(10)).hasToString("10%");
  }

  @Test
  void limitThatIsNeitherIsRefused() {
    assertThatThrownBy(() -> AreaLimit.parse("0.5"))
        .hasMessage(
            "area limit 0.5 pixels: expected a whole number of pixels, or 0 to 100 percent of the"
                + " image");
    assertThatThrownBy(() -> AreaLimit.parse("large"))
        .hasMessage("area limit 'large': expected pixels, as 64, or a share of the image, as 0.5%");
    assertThatThrownBy(() -> AreaLimit.percent(101)).hasMessageStartingWith("area limit 101.0");
    assertThatThrownBy(() -> AreaLimit.pixels(-1)).hasMessageStartingWith("area limit -1.0");
    assertThatThrownBy(() -> AreaLimit.percent(Double.NaN)).hasMessageContaining("NaN percent");
  }
}
