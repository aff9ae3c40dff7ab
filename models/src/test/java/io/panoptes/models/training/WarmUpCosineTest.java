package io.panoptes.models.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class WarmUpCosineTest {

  private static final Offset<Double> NEARLY = Offset.offset(1e-12);

  private final WarmUpCosine schedule = new WarmUpCosine(.1, 10, 110);

  @Test
  void rateRisesInAStraightLine() {
    assertThat(schedule.valueAt(0, 0)).isCloseTo(.01, NEARLY);
    assertThat(schedule.valueAt(9, 0)).isCloseTo(.1, NEARLY);
  }

  @Test
  void rateFallsAlongHalfACosine() {
    assertThat(schedule.valueAt(10, 0)).isCloseTo(.1, NEARLY);
    assertThat(schedule.valueAt(60, 0)).isCloseTo(.1 * (.01 + .99 / 2), NEARLY);
    assertThat(schedule.valueAt(110, 0)).isCloseTo(.001, NEARLY);
  }

  @Test
  void rateStaysAtItsLastValue() {
    assertThat(schedule.valueAt(500, 0)).isCloseTo(.001, NEARLY);
  }

  @Test
  void warmUpAsLongAsTheWholeIsRefused() {
    assertThatThrownBy(() -> new WarmUpCosine(.1, 10, 10))
        .hasMessageContaining("10 of 10 iterations to warm up");
  }
}
