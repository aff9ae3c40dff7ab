package io.panoptes.topology.quality;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowTimesTest {

  @ParameterizedTest
  @CsvSource({
    "60, 60, 0, 0",
    "60, 60, 59, 0",
    "60, 60, 60, 60",
    "60, 60, -1, -60",
    "60, 20, 59, 0 20 40",
    "60, 20, 60, 20 40 60",
    "60, 25, 30, -25 0 25",
    "60, 25, 36, 0 25",
    "60, 40, 10, -40 0",
    "60, 40, 30, 0"
  })
  void startsAreThoseOfTheWindowsThatHoldTheTime(
      long window, long hop, long time, String expected) {
    assertThat(new WindowTimes(window, hop, 0).startsOf(time))
        .containsExactly(
            java.util.Arrays.stream(expected.split(" ")).map(Long::valueOf).toArray(Long[]::new));
  }

  @Test
  void windowClosesWhenTheClockReachesItsEndAndTheGrace() {
    WindowTimes times = new WindowTimes(60, 60, 10);

    assertThat(times.isClosed(0, new SourceClock(69, 0))).isFalse();
    assertThat(times.isClosed(0, new SourceClock(70, 0))).isTrue();
  }

  @Test
  void timeIsPastOnlyWhenItsLastWindowIsClosed() {
    WindowTimes times = new WindowTimes(60, 20, 0);

    assertThat(times.isPast(45, new SourceClock(99, 0))).isFalse();
    assertThat(times.isPast(45, new SourceClock(100, 0))).isTrue();
  }
}
