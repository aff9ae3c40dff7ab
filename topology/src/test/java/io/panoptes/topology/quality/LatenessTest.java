package io.panoptes.topology.quality;

import static io.panoptes.topology.quality.QualityBench.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.panoptes.schemas.QualityWindow;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LatenessTest {

  private QualityBench bench;

  @BeforeEach
  void open() {
    bench = new QualityBench();
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void resultWithinTheGraceIsCountedAndPastItIsLate() {
    bench.truth("1", "a");
    bench.truth("2", "a");
    bench.result("clock", 179, "a");
    bench.result("1", 0, "a");
    bench.result("clock 2", 180, "a");
    bench.result("2", 1, "a");

    assertThat(bench.newestAll()).extracting(QualityWindow::getImages).containsExactly(1L);
    assertThat(bench.count(QualityNames.LATE_IMAGES)).isEqualTo(1);
  }

  @Test
  void truthThatComesPastTheGraceOfItsImageLeavesItLate() {
    bench.result("1", 0, "a");
    bench.result("clock", 180, "a");
    bench.truth("1", "a");

    assertThat(bench.rows()).isEmpty();
    assertThat(bench.count(QualityNames.LATE_IMAGES)).isEqualTo(1);
  }

  @Test
  void duplicateOfACountedImageStaysUncountedWhenItsMarkIsGone() {
    bench.truth("1", "a");
    bench.result("1", 0, "a");
    bench.result("clock", 180, "a");
    bench.passWallClock(Duration.ofMinutes(1));
    bench.rows();

    bench.result("1", 0, "a");

    assertThat(bench.rows()).isEmpty();
    assertThat(bench.count(QualityNames.LATE_IMAGES)).isEqualTo(1);
  }

  @Test
  void sourceAheadDoesNotMakeOthersLate() {
    bench.truth("1", "a");
    bench.send(Drawing.of("a").result("ahead", "x", START.plusSeconds(1800), QualityBench.PACK));
    bench.result("1", 0, "a");

    assertThat(bench.newestAll()).extracting(QualityWindow::getImages).containsExactly(1L);
    assertThat(bench.count(QualityNames.LATE_IMAGES)).isZero();
  }

  @Test
  void newPackMayReplayOldImages() {
    bench.truth("1", "a");
    bench.result("1", 0, "a");
    bench.result("clock", 1800, "a");
    bench.send(Drawing.of("a").result("cam", "1", START, QualityBench.OTHER_PACK));

    assertThat(bench.newestAll())
        .extracting(row -> row.getPack().getDigest(), QualityWindow::getTp)
        .containsExactly(tuple("aa11", 1L), tuple("bb22", 1L));
  }

  @Test
  void cameraWithAClockAheadOfTimeClosesNoWindow() {
    bench.truth("1", "a");
    bench.result("wrong", 400 * 24 * 3600, "a");
    bench.result("1", 3600, "a");

    assertThat(bench.newestAll()).extracting(QualityWindow::getImages).containsExactly(1L);
  }

  @Test
  void hoppingWindowsStillOpenCountAnImageThatIsLateForOthers() {
    bench.close();
    bench = new QualityBench("quality.hop=30 s");
    bench.truth("1", "a");
    bench.result("clock", 30 + 120, "a");
    bench.result("1", 10, "a");

    assertThat(bench.newestAll()).extracting(QualityWindow::getWindowStart).containsExactly(START);
    assertThat(bench.count(QualityNames.LATE_IMAGES)).isEqualTo(1);
  }
}
