package io.panoptes.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class QuartersTest {

  @Test
  void eachQuarterIsTheMeanOfItsPart() {
    Quarters quarters = Quarters.of(List.of(1.0, 3.0, 10.0, 20.0, 5.0, 6.0, 15.0, 18.0));

    assertThat(quarters).isEqualTo(new Quarters(2, 15, 5.5, 16.5));
    assertThat(quarters.growth()).isEqualTo(1.1);
  }

  @Test
  void aSeriesThatDoesNotDivideByFourIsUsedUpWhole() {
    assertThat(Quarters.of(List.of(1.0, 2.0, 3.0, 4.0, 6.0))).isEqualTo(new Quarters(1, 2, 3, 5));
  }

  @Test
  void lessThanOneValueInAQuarterIsRefused() {
    assertThatThrownBy(() -> Quarters.of(List.of(1.0, 2.0, 3.0)))
        .hasMessage("a series of 3: at least one value in each quarter");
  }
}
