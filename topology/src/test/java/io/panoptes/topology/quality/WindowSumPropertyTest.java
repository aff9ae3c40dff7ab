package io.panoptes.topology.quality;

import static io.panoptes.topology.quality.QualityBench.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.panoptes.models.quality.PanopticQuality;
import io.panoptes.models.quality.QualityStatistics;
import io.panoptes.schemas.PackVersion;
import io.panoptes.schemas.QualityScope;
import io.panoptes.schemas.QualityWindow;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
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

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void newestRowsOfTumblingWindowsAddUpToTheOfflineEvaluation(long seed) {
    try (QualityBench bench = new QualityBench("quality.grace=9 min")) {
      Map<String, Map<Integer, QualityStatistics>> offline = run(bench, seed);

      assertSums(bench, offline, 1);
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {11, 12})
  void newestRowsOfHoppingWindowsAddUpToAsManyTimesAsWindowsOverlap(long seed) {
    try (QualityBench bench = new QualityBench("quality.grace=9 min", "quality.hop=20 s")) {
      Map<String, Map<Integer, QualityStatistics>> offline = run(bench, seed);

      assertSums(bench, offline, 3);
    }
  }

  /** Sends the events of a seed and returns the offline evaluation by pack digest. */
  private static Map<String, Map<Integer, QualityStatistics>> run(QualityBench bench, long seed) {
    Random random = new Random(seed);
    Map<String, Map<Integer, QualityStatistics>> offline = new HashMap<>();
    List<Runnable> events = new ArrayList<>();
    for (int image = 0; image < 30; image++) {
      String source = "cam-" + random.nextInt(3);
      String id = "image-" + image;
      Drawing truth = drawing(random);
      int second = random.nextInt(300);
      boolean annotated = random.nextInt(5) > 0;
      if (annotated) {
        addSome(events, random, () -> bench.send(truth.truth(source, id)));
      }
      for (PackVersion pack : PACKS) {
        Drawing result = random.nextBoolean() ? drawing(random) : truth;
        addSome(
            events,
            random,
            () -> bench.send(result.result(source, id, START.plusSeconds(second), pack)));
        if (annotated) {
          offline.merge(
              pack.getDigest(),
              PanopticQuality.evaluate(truth.map(), result.map()),
              PanopticQuality::plus);
        }
      }
    }
    Collections.shuffle(events, random);
    events.forEach(Runnable::run);
    return offline;
  }

  private static void addSome(List<Runnable> events, Random random, Runnable event) {
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
      QualityBench bench, Map<String, Map<Integer, QualityStatistics>> offline, int times) {
    Map<String, Map<Integer, QualityStatistics>> sums = new HashMap<>();
    for (QualityWindow row : bench.newestRows()) {
      if (row.getScope() == QualityScope.CATEGORY) {
        sums.merge(
            row.getPack().getDigest(),
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
