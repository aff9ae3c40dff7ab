package io.panoptes.topology.quality;

import static io.panoptes.topology.quality.QualityBench.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.panoptes.models.quality.PanopticQuality;
import io.panoptes.models.quality.QualityStatistics;
import io.panoptes.schemas.PackVersion;
import io.panoptes.schemas.PanopticResult;
import io.panoptes.schemas.QualityComparison;
import io.panoptes.schemas.QualityScope;
import io.panoptes.schemas.QualityWindow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever the order and the repeats: the newest rows of all tumbling windows and sources add up to
 * an offline evaluation of the same results. The seed is in the name of the failed case.
 */
class WindowSumPropertyTest {

  private static final List<PackVersion> PACKS =
      List.of(QualityBench.PACK, QualityBench.OTHER_PACK);
  private static final PackVersion CANDIDATE = new PackVersion("shelf", "2.0.0", "cc33");

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void newestRowsOfTumblingWindowsAddUpToTheOfflineEvaluation(long seed) {
    try (QualityBench bench = new QualityBench("quality.grace=9 min")) {
      Map<String, Map<Integer, QualityStatistics>> offline = run(bench, seed);

      assertSums(bench.newestRows(), row -> row.getPack().getDigest(), offline, 1);
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {11, 12})
  void newestRowsOfHoppingWindowsAddUpToAsManyTimesAsWindowsOverlap(long seed) {
    try (QualityBench bench = new QualityBench("quality.grace=9 min", "quality.hop=20 s")) {
      Map<String, Map<Integer, QualityStatistics>> offline = run(bench, seed);

      assertSums(bench.newestRows(), row -> row.getPack().getDigest(), offline, 3);
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {21, 22, 23, 24})
  void shadowIsHeldAgainstTruthAndResultsAndNoMainRowDiffers(long seed) {
    Collection<QualityWindow> alone;
    try (QualityBench bench = new QualityBench("quality.grace=9 min")) {
      run(bench, seed);
      alone = bench.newestRows();
    }
    try (QualityBench bench = new QualityBench("quality.grace=9 min")) {
      Map<String, Map<Integer, QualityStatistics>> offline = runShadow(bench, seed);
      assertThat(bench.newestRows()).containsExactlyInAnyOrderElementsOf(alone);
      assertSums(
          bench.newestShadowRows(),
          row ->
              row.getComparison()
                  + (row.getAgainst() == null ? "" : " " + row.getAgainst().getDigest()),
          offline,
          1);
    }
  }

  /** The same events with a candidate; the offline evaluation is by what it is held against. */
  private static Map<String, Map<Integer, QualityStatistics>> runShadow(
      QualityBench bench, long seed) {
    List<Event> events = events(seed);
    Random random = new Random(seed);
    Map<String, Map<Integer, QualityStatistics>> offline = new HashMap<>();
    List<Runnable> all = new ArrayList<>();
    Set<String> shadowed = new HashSet<>();
    for (Event event : events) {
      all.add(() -> event.send(bench));
      if (event.pack().isPresent() && shadowed.add(event.image())) {
        Drawing seen = random.nextBoolean() ? drawing(random) : event.drawing();
        addSome(all, random, () -> bench.sendShadow(event.by(seen, CANDIDATE)));
        for (Event other : new LinkedHashSet<>(events)) {
          if (other.image().equals(event.image())) {
            offline.merge(
                other
                    .pack()
                    .map(pack -> QualityComparison.SHADOW_RESULT + " " + pack.getDigest())
                    .orElse(QualityComparison.SHADOW_TRUTH.name()),
                PanopticQuality.evaluate(other.drawing().map(), seen.map()),
                PanopticQuality::plus);
          }
        }
      }
    }
    Collections.shuffle(all, random);
    all.forEach(Runnable::run);
    return offline;
  }

  /** Sends the events of a seed and returns the offline evaluation by pack digest. */
  private static Map<String, Map<Integer, QualityStatistics>> run(QualityBench bench, long seed) {
    List<Event> events = events(seed);
    Map<String, Map<Integer, QualityStatistics>> offline = new HashMap<>();
    Set<Event> once = new LinkedHashSet<>(events);
    for (Event truth : once) {
      for (Event result : once) {
        if (truth.pack().isEmpty()
            && result.pack().isPresent()
            && truth.image().equals(result.image())) {
          offline.merge(
              result.pack().get().getDigest(),
              PanopticQuality.evaluate(truth.drawing().map(), result.drawing().map()),
              PanopticQuality::plus);
        }
      }
    }
    events.forEach(event -> event.send(bench));
    return offline;
  }

  /** A truth, or the result of a pack. */
  private record Event(
      String source, String image, int second, Drawing drawing, Optional<PackVersion> pack) {

    PanopticResult by(Drawing seen, PackVersion other) {
      return seen.result(source, image, START.plusSeconds(second), other);
    }

    void send(QualityBench bench) {
      pack.ifPresentOrElse(
          known -> bench.send(by(drawing, known)), () -> bench.send(drawing.truth(source, image)));
    }
  }

  /** In any order, and some more than once. */
  private static List<Event> events(long seed) {
    Random random = new Random(seed);
    List<Event> events = new ArrayList<>();
    for (int image = 0; image < 30; image++) {
      String source = "cam-" + random.nextInt(3);
      String id = "image-" + image;
      Drawing truth = drawing(random);
      int second = random.nextInt(300);
      if (random.nextInt(5) > 0) {
        addSome(events, random, new Event(source, id, second, truth, Optional.empty()));
      }
      for (PackVersion pack : PACKS) {
        Drawing result = random.nextBoolean() ? drawing(random) : truth;
        addSome(events, random, new Event(source, id, second, result, Optional.of(pack)));
      }
    }
    Collections.shuffle(events, random);
    return events;
  }

  private static <T> void addSome(List<T> events, Random random, T event) {
    IntStream.rangeClosed(0, random.nextInt(3)).forEach(time -> events.add(event));
  }

  private static Drawing drawing(Random random) {
    char[] pixels = new char[24];
    int at = 0;
    while (at < pixels.length) {
      char letter = "..abcnoWW".charAt(random.nextInt(9));
      for (int run = 1 + random.nextInt(5); run > 0 && at < pixels.length; run--) {
        pixels[at++] = letter;
      }
    }
    String text = new String(pixels);
    return Drawing.of(text.substring(0, 8), text.substring(8, 16), text.substring(16));
  }

  private static void assertSums(
      Collection<QualityWindow> rows,
      Function<QualityWindow, String> series,
      Map<String, Map<Integer, QualityStatistics>> offline,
      int times) {
    Map<String, Map<Integer, QualityStatistics>> sums = new HashMap<>();
    for (QualityWindow row : rows) {
      if (row.getScope() == QualityScope.CATEGORY) {
        sums.merge(
            series.apply(row),
            Map.of(
                row.getCategoryId(),
                new QualityStatistics(row.getIou(), row.getTp(), row.getFp(), row.getFn())),
            PanopticQuality::plus);
      }
    }
    assertThat(sums.keySet()).isEqualTo(offline.keySet());
    sums.forEach(
        (pack, categories) -> {
          assertThat(categories.keySet()).isEqualTo(offline.get(pack).keySet());
          categories.forEach(
              (category, sum) -> {
                QualityStatistics expected = offline.get(pack).get(category);
                assertThat(sum.tp()).isEqualTo(times * expected.tp());
                assertThat(sum.fp()).isEqualTo(times * expected.fp());
                assertThat(sum.fn()).isEqualTo(times * expected.fn());
                assertThat(sum.iou()).isCloseTo(times * expected.iou(), within(1e-9));
              });
        });
  }
}
