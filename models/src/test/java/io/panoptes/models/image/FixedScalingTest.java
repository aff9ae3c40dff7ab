package io.panoptes.models.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class FixedScalingTest {

  private static final RgbImage IMAGE = new RgbImage(1, 1, new byte[] {(byte) 255, 0, 51});

  @Test
  void unitIsFromZeroToOne() {
    assertThat(values(FixedScaling.UNIT)).containsExactly(new float[] {1, 0, .2f}, within(1e-6f));
  }

  @Test
  void channelsHaveTheirOwnMeanAndDeviation() {
    FixedScaling scaling = new FixedScaling(List.of(.5f, .25f, 0f), List.of(.5f, .25f, 2f));
    assertThat(values(scaling)).containsExactly(new float[] {1, -1, .1f}, within(1e-6f));
  }

  @Test
  void deviationOfZeroIsRefused() {
    assertThatThrownBy(() -> new FixedScaling(List.of(0f, 0f, 0f), List.of(1f, 0f, 1f)))
        .hasMessageEndingWith("those of std above 0");
  }

  private static float[] values(PixelScaling scaling) {
    ChannelScales scales = scaling.scales(IMAGE);
    float[] values = new float[3];
    for (int channel = 0; channel < 3; channel++) {
      values[channel] =
          (IMAGE.pixels()[channel] & 0xFF) * scales.factors()[channel] + scales.offsets()[channel];
    }
    return values;
  }
}
