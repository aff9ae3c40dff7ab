package io.panoptes.topology.quality;

import static io.panoptes.topology.quality.QualityBench.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.groups.Tuple.tuple;

import io.panoptes.schemas.QualityScope;
import io.panoptes.schemas.QualityWindow;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class WindowsTest {

  @Test
  void windowIsThatOfTheTimeOfCaptureWhateverTheOrderOfArrival() {
    try (QualityBench bench = new QualityBench()) {
      bench.truth("1", "a");
      bench.truth("2", "a");
      bench.truth("3", "a");
      bench.result("2", 60, "a");
      bench.result("1", 59, "a");
      bench.result("3", 61, "a");

      assertThat(bench.newestAll())
          .extracting(
              QualityWindow::getWindowStart, QualityWindow::getWindowEnd, QualityWindow::getImages)
          .containsExactlyInAnyOrder(
              tuple(START, START.plusSeconds(60), 1L),
              tuple(START.plusSeconds(60), START.plusSeconds(120), 2L));
    }
  }

  @Test
  void everyUpdateSendsAllRowsOfItsWindow() {
    try (QualityBench bench = new QualityBench()) {
      bench.truth("1", "aaWW");
      bench.result("1", 0, "aaW.");
      assertThat(bench.rows())
          .extracting(QualityWindow::getScope, QualityWindow::getCategory)
          .containsExactly(
              tuple(QualityScope.CATEGORY, "bottle"),
              tuple(QualityScope.CATEGORY, "wall"),
              tuple(QualityScope.ALL, null),
              tuple(QualityScope.THINGS, null),
              tuple(QualityScope.STUFF, null));

      bench.truth("2", "n");
      bench.result("2", 0, "n");
      assertThat(bench.rows())
          .extracting(QualityWindow::getCategory, QualityWindow::getImages)
          .contains(tuple("bottle", 2L), tuple("box", 2L), tuple("wall", 2L), tuple(null, 2L));
    }
  }

  @Test
  void meansAreOverCategoriesAndSumsOverSegments() {
    try (QualityBench bench = new QualityBench()) {
      bench.truth("1", "aabbWWWW");
      bench.result("1", 0, "aa..WWW.");

      assertThat(bench.rows())
          .filteredOn(row -> row.getScope() == QualityScope.ALL)
          .singleElement()
          .satisfies(
              all -> {
                assertThat(all.getCategories()).isEqualTo(2);
                assertThat(all.getIou()).isCloseTo(1.75, within(1e-12));
                assertThat(all.getTp()).isEqualTo(2);
                assertThat(all.getFn()).isEqualTo(1);
                assertThat(all.getPq()).isCloseTo((1 / 1.5 + .75) / 2, within(1e-12));
              });
    }
  }

  @Test
  void imageIsInEveryHoppingWindowThatHoldsIt() {
    try (QualityBench bench = new QualityBench("quality.hop=25 s")) {
      bench.truth("1", "a");
      bench.result("1", 30, "a");

      long grid = Math.floorMod(START.getEpochSecond(), 25);
      assertThat(bench.newestAll())
          .allSatisfy(
              row -> {
                assertThat(row.getWindowStart()).isBeforeOrEqualTo(START.plusSeconds(30));
                assertThat(row.getWindowEnd()).isAfter(START.plusSeconds(30));
                assertThat(Duration.between(row.getWindowStart(), row.getWindowEnd()))
                    .isEqualTo(Duration.ofMinutes(1));
              })
          .extracting(QualityWindow::getWindowStart)
          .contains(START.plusSeconds(25 - grid))
          .doesNotHaveDuplicates()
          .hasSizeBetween(2, 3);
    }
  }

  @Test
  void sourcesHaveWindowsOfTheirOwn() {
    try (QualityBench bench = new QualityBench()) {
      for (String source : new String[] {"cam-1", "cam-2"}) {
        bench.send(Drawing.of("a").truth(source, "1"));
        bench.send(Drawing.of("a").result(source, "1", START, QualityBench.PACK));
      }

      assertThat(bench.newestAll())
          .extracting(QualityWindow::getSourceId, QualityWindow::getImages)
          .containsExactly(tuple("cam-1", 1L), tuple("cam-2", 1L));
    }
  }

  @Test
  void imageWithNothingToCountHasNoRowOfItsOwn() {
    try (QualityBench bench = new QualityBench()) {
      bench.truth("1", "..");
      bench.result("1", 0, "..");
      assertThat(bench.rows()).isEmpty();

      bench.truth("2", "a.");
      bench.result("2", 1, "a.");
      assertThat(bench.newestAll()).extracting(QualityWindow::getImages).containsExactly(2L);
    }
  }
}
