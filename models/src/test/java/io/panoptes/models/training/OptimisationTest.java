package io.panoptes.models.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.panoptes.models.network.Clipping;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.schedule.ISchedule;

class OptimisationTest {

  private static final Offset<Double> NEARLY = Offset.offset(1e-12);

  @Test
  void defaultIsAdamAlongACosineWithATwentiethToWarmUp() {
    for (int iterations : new int[] {8, 20, 1460, 6000}) {
      assertThat(Optimisation.adam(.003).updater(iterations))
          .isEqualTo(new Adam(new WarmUpCosine(.003, iterations / 20, iterations)));
    }
  }

  @Test
  void polyFallsWithWhatIsLeft() {
    ISchedule rate = new Schedule.Poly(2).of(.1, 10, 100);
    assertThat(rate.valueAt(4, 0)).isCloseTo(.05, NEARLY);
    assertThat(rate.valueAt(10, 0)).isCloseTo(.1, NEARLY);
    assertThat(rate.valueAt(55, 0)).isCloseTo(.1 * .25, NEARLY);
    assertThat(rate.valueAt(500, 0)).isZero();
  }

  @Test
  void stepFallsAgainAndAgain() {
    ISchedule rate = new Schedule.Step(.4, .1).of(.1, 0, 100);
    assertThat(rate.valueAt(39, 0)).isCloseTo(.1, NEARLY);
    assertThat(rate.valueAt(40, 0)).isCloseTo(.01, NEARLY);
    assertThat(rate.valueAt(80, 0)).isCloseTo(.001, NEARLY);
  }

  @Test
  void cyclicRisesAndFallsInEachCycle() {
    ISchedule rate = new Schedule.Cyclic(2).of(.1, 0, 40);
    assertThat(rate.valueAt(0, 0)).isCloseTo(.01, NEARLY);
    assertThat(rate.valueAt(10, 0)).isCloseTo(.1, NEARLY);
    assertThat(rate.valueAt(20, 0)).isCloseTo(.01, NEARLY);
    assertThat(rate.valueAt(30, 0)).isCloseTo(.1, NEARLY);
    assertThat(rate.valueAt(35, 0)).isCloseTo(.055, NEARLY);
  }

  @Test
  void valuesOutOfRangeAreRefused() {
    assertThatThrownBy(() -> Optimisation.adam(0)).hasMessageContaining("learning rate");
    assertThatThrownBy(() -> new Optimiser.Sgd(1)).hasMessage("momentum of 1.0: 0 to below 1");
    assertThatThrownBy(() -> new Schedule.Step(0, .1)).hasMessageContaining("share between steps");
    assertThatThrownBy(() -> new Clipping(Clipping.Kind.NORM, 0)).hasMessageContaining("above 0");
  }
}
