package io.panoptes.models.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.panoptes.models.mask.Instance;
import io.panoptes.models.mask.RunLengths;
import io.panoptes.models.mask.TestMasks;
import io.panoptes.models.panoptic.PanopticMap;
import io.panoptes.models.panoptic.TestMaps;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AveragePrecisionPropertyTest {

  /** In the order of text 10 would go before 9. */
  private static final int[] IMAGES = {9, 10, 2, 700};

  private static final double[] AREAS = {0, 500, 1023.5, 1024, 1025, 5000, 9215, 9216, 9217, 20000};

  @Test
  void figuresAreThoseOfTheSlowOracle() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    double highest = 0;
    for (int round = 0; round < 300; round++) {
      int size = 3 + random.nextInt(10);
      boolean many = round % 30 == 0;
      List<SlowAveragePrecision.Truth> truths = new ArrayList<>();
      List<SlowAveragePrecision.Guess> guesses = new ArrayList<>();
      List<InstanceMatches> matches = new ArrayList<>();
      for (int image : IMAGES) {
        List<Instance> real = truths(random, size);
        List<Instance> predicted = predictions(random, size, real, many);
        for (Instance one : real) {
          truths.add(
              new SlowAveragePrecision.Truth(
                  image, one.categoryId(), one.mask().mask(), one.area(), one.isCrowd()));
        }
        for (Instance one : predicted) {
          guesses.add(
              new SlowAveragePrecision.Guess(
                  image, one.categoryId(), one.mask().mask(), one.area(), one.score()));
        }
        matches.add(AveragePrecision.evaluate(Integer.toString(image), real, predicted));
      }
      Collections.shuffle(matches, random);

      InstanceSummary fast = AveragePrecision.summarise(TestMaps.LABELS, matches);
      SlowAveragePrecision slow = new SlowAveragePrecision(truths, guesses);

      String place = "seed %d, round %d".formatted(seed, round);
      assertThat(figures(fast.all())).as(place).containsExactly(slow.figures(1, 2), within(1e-12));
      for (CategoryInstances one : fast.perCategory()) {
        assertThat(figures(one.quality()))
            .as("%s, category %d", place, one.category().id())
            .containsExactly(slow.figures(one.category().id()), within(1e-12));
      }
      highest = Math.max(highest, fast.all().ap().orElse(0));
    }
    assertThat(highest).as("seed %d", seed).isGreaterThan(.2);
  }

  @Test
  void mapsGiveTheFiguresOfTheirMasks() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int round = 0; round < 200; round++) {
      int width = 1 + random.nextInt(60);
      int height = 1 + random.nextInt(60);
      PanopticMap truth = TestMaps.random(random, width, height, true);
      PanopticMap prediction =
          random.nextBoolean()
              ? TestMaps.shifted(truth, random.nextInt(3), random.nextInt(3))
              : TestMaps.random(random, width, height, false);

      InstanceMatches ofMaps = AveragePrecision.evaluate("1", truth, prediction);
      InstanceMatches ofMasks =
          AveragePrecision.evaluate("1", Instance.things(truth), Instance.things(prediction));

      assertThat(AveragePrecision.summarise(TestMaps.LABELS, List.of(ofMaps)))
          .as("seed %d, round %d", seed, round)
          .isEqualTo(AveragePrecision.summarise(TestMaps.LABELS, List.of(ofMasks)));
    }
  }

  private static List<Instance> truths(Random random, int size) {
    List<Instance> truths = new ArrayList<>();
    int count = random.nextInt(4) == 0 ? 0 : random.nextInt(9);
    for (int i = 0; i < count; i++) {
      // Category 2 has no truth in many rounds.
      int category = random.nextInt(8) == 0 ? 2 : 1;
      boolean crowd = random.nextInt(5) == 0;
      truths.add(new Instance(i, category, rectangle(random, size), area(random), crowd, 1));
    }
    return truths;
  }

  private static List<Instance> predictions(
      Random random, int size, List<Instance> truths, boolean many) {
    List<Instance> predictions = new ArrayList<>();
    int count = many ? 90 + random.nextInt(60) : random.nextInt(12);
    for (int i = 0; i < count; i++) {
      boolean near = !truths.isEmpty() && random.nextInt(4) != 0;
      Instance model = near ? truths.get(random.nextInt(truths.size())) : null;
      RunLengths mask = near ? nudged(random, model.mask()) : rectangle(random, size);
      int category = near && random.nextInt(9) != 0 ? model.categoryId() : 1 + random.nextInt(2);
      // Few scores, so that many are equal.
      double score = random.nextInt(many ? 40 : 6) / (many ? 40d : 6d);
      predictions.add(new Instance(i + 1, category, mask, area(random), false, score));
    }
    return predictions;
  }

  private static RunLengths rectangle(Random random, int size) {
    int x = random.nextInt(size);
    int y = random.nextInt(size);
    return TestMasks.box(
        size, size, x, y, 1 + random.nextInt(size - x), 1 + random.nextInt(size - y));
  }

  /** The mask with a few of its runs a pixel longer or shorter; often the mask itself. */
  private static RunLengths nudged(Random random, RunLengths mask) {
    int[] counts = mask.counts().clone();
    for (int i = 1; i < counts.length; i++) {
      if (random.nextInt(3) == 0 && counts[i] > 0) {
        counts[i]--;
        counts[i - 1]++;
      }
    }
    return new RunLengths(mask.width(), mask.height(), counts);
  }

  private static double area(Random random) {
    return AREAS[random.nextInt(AREAS.length)];
  }

  private static double[] figures(InstanceQuality quality) {
    return quality.figures().stream().mapToDouble(figure -> figure.orElse(-1)).toArray();
  }
}
