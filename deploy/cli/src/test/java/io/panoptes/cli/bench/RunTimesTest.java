package io.panoptes.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RunTimesTest {

  private static final long MILLISECOND = 1_000_000;

  @Test
  void percentilesAreMeasuredRunsByNearestRank() {
    long[] nanos = LongStream.rangeClosed(1, 200).map(run -> (201 - run) * MILLISECOND).toArray();

    assertThat(new RunTimes(nanos).percentiles())
        .isEqualTo(new RunTimes.Percentiles(100, 190, 198));
  }

  @Test
  void ofASingleRunAllPercentilesAreThatRun() {
    assertThat(new RunTimes(new long[] {1_234_567}).percentiles())
        .isEqualTo(new RunTimes.Percentiles(1.235, 1.235, 1.235));
  }

  @Test
  void imagesPerSecondCountAllImagesOfABatch() {
    RunTimes times = new RunTimes(new long[] {250 * MILLISECOND, 750 * MILLISECOND});

    assertThat(times.imagesPerSecond(4)).isCloseTo(8, within(1e-9));
    assertThat(times.seconds()).isCloseTo(1, within(1e-9));
  }

  @Test
  void nothingMeasuredIsZeroAndNoDivisionByIt() {
    RunTimes none = new RunTimes(new long[0]);

    assertThat(none.imagesPerSecond(4)).isZero();
    assertThat(none.percentiles()).isEqualTo(new RunTimes.Percentiles(0, 0, 0));
  }
}
