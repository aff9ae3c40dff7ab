package io.panoptes.topology.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CleanUpTest {

  private static final Duration CLEAN_UP = Duration.ofMinutes(1);

  @TempDir private Path folder;
  private QualityBench bench;

  @BeforeEach
  void open() {
    bench = new QualityBench(folder);
    bench.truth("1", "a");
    bench.result("1", 0, "a");
    bench.result("no truth", 0, "a");
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void allIsKeptWhileTheWindowIsOpen() {
    bench.passWallClock(CLEAN_UP);

    assertThat(bench.stateSizes())
        .containsEntry("results-by-image", 2)
        .containsEntry("truth-by-image", 1)
        .containsEntry("open-windows", 1)
        .containsEntry("source-clocks", 1);
  }

  @Test
  void resultsAndWindowsGoWhenTheWindowCloses() {
    bench.result("clock", 180, "a");
    bench.passWallClock(CLEAN_UP);

    assertThat(bench.stateSizes())
        .containsEntry("results-by-image", 1)
        .containsEntry("open-windows", 0);
    assertThat(bench.count(QualityNames.UNMATCHED_RESULTS)).isEqualTo(1);
  }

  @Test
  void truthGoesWhenTheRetentionHasPassedSinceItCame() {
    bench.passWallClock(Duration.ofMinutes(9));
    assertThat(bench.stateSizes()).containsEntry("truth-by-image", 1);

    bench.passWallClock(Duration.ofMinutes(2));
    assertThat(bench.stateSizes()).containsEntry("truth-by-image", 0);
  }

  @Test
  void silentSourceIsClosedAndOnlyItsClockStays() {
    bench.passWallClock(Duration.ofMinutes(11));
    bench.passWallClock(Duration.ofHours(5));

    assertThat(bench.stateSizes())
        .containsEntry("results-by-image", 0)
        .containsEntry("truth-by-image", 0)
        .containsEntry("open-windows", 0)
        .containsEntry("source-clocks", 1);
  }

  @Test
  void sourceThatSpeaksAgainIsCountedAgain() {
    bench.passWallClock(Duration.ofMinutes(11));
    bench.rows();
    bench.truth("2", "a");
    bench.result("1", 0, "a");
    bench.result("2", 200, "a");

    assertThat(bench.newestAll()).hasSize(1);
    assertThat(bench.count(QualityNames.LATE_IMAGES)).isEqualTo(1);
  }
}
