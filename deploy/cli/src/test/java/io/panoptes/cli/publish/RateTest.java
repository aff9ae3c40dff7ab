package io.panoptes.cli.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RateTest {

  @ParameterizedTest
  @CsvSource({"5,200", "5/s,200", "0.5/s,2000", "30/min,2000", "100 / h,36000", "1000/s,1"})
  void isReadAsANumberPerUnit(String text, long millis) {
    assertThat(Rate.parse(text).interval()).isEqualTo(Duration.ofMillis(millis));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "fast", "0", "0/s", "-1/s", "5/day", "1e3"})
  void whatIsNoRateIsRefusedWithAnExample(String text) {
    assertThatThrownBy(() -> Rate.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "'" + text + "' is no rate: write a number above 0 and /s, /min or /h, such as 5/s");
  }

  @Test
  void eventsAreDueAtEvenDistances() {
    Rate rate = Rate.parse("4/s");

    assertThat(rate.due(0)).isZero();
    assertThat(rate.due(10)).isEqualTo(Duration.ofMillis(2500));
  }
}
