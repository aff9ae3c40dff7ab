package io.panoptes.topology.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.panoptes.schemas.PackVersion;
import io.panoptes.schemas.PanopticResult;
import io.panoptes.schemas.QualityComparison;
import io.panoptes.schemas.QualityScope;
import io.panoptes.schemas.QualityWindow;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was found in the shadow is held against the truth, and against the results. */
class ShadowQualityTest {

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
  void bothComparisonsAreRowsOfTheirOwnTopicAndNameBothPacks() {
    bench.result("1", 0, "aaW");
    bench.shadow("1", 0, "aab");
    bench.truth("1", "WWb");

    assertThat(all())
        .containsExactlyInAnyOrder(
            tuple(QualityComparison.SHADOW_RESULT, "1.1.0", "1.0.0", 1L, 1L, 1L),
            tuple(QualityComparison.SHADOW_TRUTH, "1.1.0", "", 1L, 1L, 1L));
    assertThat(bench.newestAll())
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.getComparison()).isEqualTo(QualityComparison.RESULT_TRUTH);
              assertThat(row.getPack()).isEqualTo(QualityBench.PACK);
              assertThat(row.getAgainst()).isNull();
            });
    assertThat(bench.count(QualityNames.SHADOW_RESULT_IMAGES)).isEqualTo(1);
    assertThat(bench.count(QualityNames.SHADOW_TRUTH_IMAGES)).isEqualTo(1);
    assertThat(bench.count(QualityNames.MATCHED_IMAGES)).isEqualTo(1);
  }

  @Test
  void orderOfResultShadowAndTruthDoesNotMatterAndRepeatsDoNotCount() {
    bench.shadow("1", 0, "aab");
    bench.truth("1", "WWb");
    bench.shadow("1", 0, "aab");
    bench.result("1", 0, "aaW");
    bench.result("1", 0, "aaW");

    assertThat(all())
        .containsExactlyInAnyOrder(
            tuple(QualityComparison.SHADOW_RESULT, "1.1.0", "1.0.0", 1L, 1L, 1L),
            tuple(QualityComparison.SHADOW_TRUTH, "1.1.0", "", 1L, 1L, 1L));
  }

  @Test
  void packThatWasInTheShadowAndIsServedNowCountsAnew() {
    bench.truth("1", "aa.");
    bench.shadow("1", 0, "aa.");
    bench.send(Drawing.of("aa.").result("cam", "1", QualityBench.START, QualityBench.OTHER_PACK));

    assertThat(bench.newestAll())
        .singleElement()
        .satisfies(row -> assertThat(row.getPack()).isEqualTo(QualityBench.OTHER_PACK));
    assertThat(all()).as("and is not held against itself").hasSize(1);
  }

  @Test
  void resultInTheShadowThatBreaksItsOwnRulesIsCountedOnce() {
    PanopticResult found =
        Drawing.of("ab").result("cam", "1", QualityBench.START, QualityBench.OTHER_PACK);
    bench.truth("1", "ab");
    bench.result("1", 0, "ab");
    bench.sendShadow(PanopticResult.newBuilder(found).setSegments(List.of()).build());

    assertThat(bench.count(QualityNames.INVALID_RESULTS)).isEqualTo(1);
    assertThat(bench.newestAll()).hasSize(1);
    assertThat(all()).isEmpty();
  }

  @Test
  void truthThatDoesNotFitWhatWasFoundInTheShadowStays() {
    bench.truth("1", "aa.");
    bench.shadow("1", 0, "aa..");
    bench.result("1", 0, "aa.");

    assertThat(bench.deadLetters()).isEmpty();
    assertThat(bench.newestAll()).hasSize(1);
    assertThat(all()).isEmpty();
  }

  @Test
  void resultInTheShadowThatMeetsNothingIsNoUnmatchedResult() {
    bench.shadow("1", 0, "aa.");
    bench.passWallClock(Duration.ofMinutes(11));
    assertThat(bench.stateSizes()).containsEntry("results-by-image", 0);
    assertThat(bench.count(QualityNames.UNMATCHED_RESULTS)).isZero();
  }

  @Test
  void keysOfPacksInForceAreStoredAsTheyWereBeforeThereWereShadows() throws IOException {
    ByteArrayOutputStream before = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(before);
    StoredText.write("cam", out);
    StoredText.write("aa11", out);
    out.writeLong(60_000);
    ClockKey clock = new ClockKey("cam", new Answerer(false, "aa11"));
    WindowKey key = new WindowKey(new Series(clock, Optional.empty()), 60_000);
    assertThat(WindowKey.SERDE.serializer().serialize("", key)).isEqualTo(before.toByteArray());

    for (Series series :
        List.of(
            key.series(),
            new Series(new ClockKey("cam", new Answerer(true, "bb")), Optional.empty()),
            new Series(new ClockKey("cam", new Answerer(true, "bb")), Optional.of("aa")))) {
      byte[] bytes = Series.SERDE.serializer().serialize("", series);
      assertThat(Series.SERDE.deserializer().deserialize("", bytes)).isEqualTo(series);
    }
  }

  @Test
  void valuesThatWereStoredBeforeThereWereShadowsAreRead() {
    StoredResult counted =
        StoredResult.SERDE
            .deserializer()
            .deserialize("", new byte[] {1, 0, 0, 0, 0, 0, 0, 0, 9, 0});
    assertThat(counted).isEqualTo(new StoredResult(9, true, Optional.empty()));
    StoredResult waiting =
        StoredResult.SERDE
            .deserializer()
            .deserialize("", new byte[] {1, 0, 0, 0, 0, 0, 0, 0, 9, 1, 0, 0, 0, 1, 7});
    assertThat(waiting.counted()).isFalse();
    assertThat(waiting.record().orElseThrow()).containsExactly(7);
    WindowTotals totals = WindowTotals.none(QualityBench.PACK, Optional.empty());
    byte[] older = totalsBefore(QualityBench.PACK);
    assertThat(WindowTotals.SERDE.deserializer().deserialize("", older)).isEqualTo(totals);
  }

  private static byte[] totalsBefore(PackVersion pack) {
    byte[] texts = new byte[0];
    for (String text : List.of(pack.getName(), pack.getVersion(), pack.getDigest())) {
      texts = join(texts, new byte[] {0, 0, 0, (byte) text.length()});
      texts = join(texts, text.getBytes(StandardCharsets.UTF_8));
    }
    return join(join(new byte[] {1}, texts), new byte[12]);
  }

  private static byte[] join(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  private List<Tuple> all() {
    return bench.newestShadowRows().stream()
        .filter(row -> row.getScope() == QualityScope.ALL)
        .map(ShadowQualityTest::tupleOf)
        .toList();
  }

  private static Tuple tupleOf(QualityWindow row) {
    return tuple(
        row.getComparison(),
        row.getPack().getVersion(),
        row.getAgainst() == null ? "" : row.getAgainst().getVersion(),
        row.getTp(),
        row.getFp(),
        row.getFn());
  }
}
