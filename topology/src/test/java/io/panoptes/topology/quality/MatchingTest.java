package io.panoptes.topology.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.panoptes.schemas.GroundTruth;
import io.panoptes.schemas.QualityWindow;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MatchingTest {

  @TempDir private Path folder;
  private QualityBench bench;

  @BeforeEach
  void open() {
    bench = new QualityBench(folder);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void resultThenTruthIsCounted() {
    bench.result("1", 0, "aa.", "aa.");
    assertThat(bench.rows()).isEmpty();

    bench.truth("1", "aa.", "aab");

    assertCounted(1, 1, 0, 1);
  }

  @Test
  void truthThenResultIsCounted() {
    bench.truth("1", "aa.", "aab");
    assertThat(bench.rows()).isEmpty();

    bench.result("1", 0, "aa.", "aa.");

    assertCounted(1, 1, 0, 1);
  }

  @Test
  void resultWithoutTruthIsNotCounted() {
    bench.truth("2", "aa.");
    bench.result("1", 0, "aa.");

    assertThat(bench.rows()).isEmpty();
    assertThat(bench.count(QualityNames.MATCHED_IMAGES)).isZero();
  }

  @Test
  void sameImageOfAnotherSourceIsAnotherImage() {
    bench.send(Drawing.of("aa.").truth("other", "1"));
    bench.result("1", 0, "aa.");

    assertThat(bench.rows()).isEmpty();
  }

  @Test
  void resultThatComesAgainIsCountedOnce() {
    bench.result("1", 0, "aa.");
    bench.result("1", 0, "aa.");
    bench.truth("1", "aa.");
    bench.result("1", 0, "aa.");
    bench.result("1", 0, "...");

    assertCounted(1, 1, 0, 0);
    assertThat(bench.count(QualityNames.DUPLICATE_RESULTS)).isEqualTo(3);
  }

  @Test
  void secondTruthOfAnImageIsCountedAsDuplicateAndTheFirstStays() {
    bench.truth("1", "aa.");
    bench.truth("1", "..b");
    bench.result("1", 0, "aa.");
    bench.truth("1", "..b");

    assertCounted(1, 1, 0, 0);
    assertThat(bench.count(QualityNames.DUPLICATE_TRUTHS)).isEqualTo(2);
  }

  @Test
  void truthServesTheResultsOfEveryPackBeforeAndAfterIt() {
    bench.result("1", 0, "aa.");
    bench.truth("1", "aaW");
    bench.send(Drawing.of("..a").result("cam", "1", QualityBench.START, QualityBench.OTHER_PACK));

    assertThat(bench.newestAll())
        .extracting(row -> row.getPack().getVersion(), QualityWindow::getTp, QualityWindow::getFp)
        .containsExactly(tuple("1.0.0", 1L, 0L), tuple("1.1.0", 0L, 1L));
  }

  @Test
  void truthMayComeAsPanopticPng() {
    Drawing drawing = Drawing.of("aa.", "bWW");
    GroundTruth truth = drawing.truth("cam", "1");

    bench.send(GroundTruth.newBuilder(truth).setLabels(drawing.png()).build());
    bench.result("1", 0, "aa.", "bWW");

    assertCounted(1, 3, 0, 0);
  }

  private void assertCounted(long images, long tp, long fp, long fn) {
    assertThat(bench.newestAll())
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.getImages()).isEqualTo(images);
              assertThat(row.getTp()).isEqualTo(tp);
              assertThat(row.getFp()).isEqualTo(fp);
              assertThat(row.getFn()).isEqualTo(fn);
            });
    assertThat(bench.count(QualityNames.MATCHED_IMAGES)).isEqualTo(images);
  }
}
