package io.panoptes.models.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.panoptes.models.merge.CentreOffsetSettings;
import org.junit.jupiter.api.Test;

class ThresholdSearchTest {

  private static final CentreOffsetSettings START = new CentreOffsetSettings(.1f, 7, 50, 64, 8);

  @Test
  void bestOfEachIsFound() {
    CentreOffsetSettings best =
        new ThresholdSearch(
                settings ->
                    -Math.abs(settings.centreThreshold() - .3)
                        - Math.abs(settings.nmsKernel() - 13)
                        - Math.abs(settings.minThingArea().amount() - 32)
                        + 1000)
            .from(START);
    assertThat(best).isEqualTo(new CentreOffsetSettings(.3f, 13, 50, 64, 32));
  }

  @Test
  void tiesGoToTheValueThatComesFirst() {
    assertThat(new ThresholdSearch(settings -> 1).from(START))
        .isEqualTo(new CentreOffsetSettings(.05f, 5, 50, 64, 0));
  }
}
