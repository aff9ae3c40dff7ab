package io.panoptes.models.quality;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The oracle: COCO's rules as they are written down, on dense masks, each number counted anew for
 * each category, area range, IoU threshold and limit of detections.
 */
final class SlowAveragePrecision {

  private static final double[][] RANGES = {
    {0, 1e10}, {0, 1024}, {1024, 9216}, {9216, 1e10},
  };

  private final List<Truth> truths;
  private final List<Guess> guesses;

  record Truth(int image, int category, boolean[] mask, double area, boolean crowd) {}

  record Guess(int image, int category, boolean[] mask, double area, double score) {}

  /** A guess after matching: 1 found, 0 wrong, -1 does not count. */
  private record Outcome(double score, int found) {}

  SlowAveragePrecision(List<Truth> truths, List<Guess> guesses) {
    this.truths = truths;
    this.guesses = guesses;
  }

  /** The twelve figures as pycocotools orders them, -1 for none, over some categories. */
  double[] figures(int... categories) {
    double[] figures = new double[12];
    int[] ranges = {0, 0, 0, 1, 2, 3, 0, 0, 0, 1, 2, 3};
    int[] limits = {100, 100, 100, 100, 100, 100, 1, 10, 100, 100, 100, 100};
    for (int i = 0; i < 12; i++) {
      List<Double> values = new ArrayList<>();
      for (int category : categories) {
        for (int t = 0; t < 10; t++) {
          if ((i != 1 || t == 0) && (i != 2 || t == 5)) {
            double threshold = .5 + t * (.95 - .5) / 9;
            values.addAll(one(category, ranges[i], threshold, limits[i], i < 6));
          }
        }
      }
      figures[i] = values.stream().mapToDouble(Double::doubleValue).average().orElse(-1);
    }
    return figures;
  }

  /** 101 precisions, or one recall; nothing when no truth counts. */
  private List<Double> one(
      int category, int range, double threshold, int limit, boolean precisions) {
    List<Outcome> outcomes = new ArrayList<>();
    int positives = 0;
    int[] images =
        IntStream.concat(
                truths.stream().mapToInt(Truth::image), guesses.stream().mapToInt(Guess::image))
            .distinct()
            .sorted()
            .toArray();
    for (int image : images) {
      List<Truth> real =
          new ArrayList<>(
              truths.stream().filter(t -> t.image() == image && t.category() == category).toList());
      real.sort(Comparator.comparing(t -> ignored(t, range)));
      positives += (int) real.stream().filter(t -> !ignored(t, range)).count();
      List<Guess> best =
          guesses.stream()
              .filter(g -> g.image() == image && g.category() == category)
              .sorted((a, b) -> Double.compare(b.score(), a.score()))
              .limit(limit)
              .toList();
      outcomes.addAll(match(real, best, range, threshold));
    }
    if (positives == 0) {
      return List.of();
    }
    outcomes.sort((a, b) -> Double.compare(b.score(), a.score()));
    return precisions ? precisions(outcomes, positives) : recall(outcomes, positives);
  }

  private static List<Outcome> match(
      List<Truth> real, List<Guess> best, int range, double threshold) {
    List<Outcome> outcomes = new ArrayList<>();
    boolean[] used = new boolean[real.size()];
    for (Guess guess : best) {
      double bar = Math.min(threshold, 1 - 1e-10);
      int match = -1;
      for (int t = 0; t < real.size(); t++) {
        Truth truth = real.get(t);
        if (used[t] && !truth.crowd()) {
          continue;
        }
        if (match >= 0 && !ignored(real.get(match), range) && ignored(truth, range)) {
          break;
        }
        double iou = iou(truth, guess);
        if (iou >= bar) {
          bar = iou;
          match = t;
        }
      }
      int found;
      if (match >= 0) {
        used[match] = true;
        found = ignored(real.get(match), range) ? -1 : 1;
      } else {
        found = outside(guess.area(), range) ? -1 : 0;
      }
      outcomes.add(new Outcome(guess.score(), found));
    }
    return outcomes;
  }

  /** At each of 101 recalls the best precision where the recall is that or more. */
  private static List<Double> precisions(List<Outcome> outcomes, int positives) {
    Double[] precisions = new Double[101];
    Arrays.fill(precisions, 0d);
    double found = 0;
    double wrong = 0;
    for (Outcome outcome : outcomes) {
      found += outcome.found() == 1 ? 1 : 0;
      wrong += outcome.found() == 0 ? 1 : 0;
      for (int r = 0; r <= 100; r++) {
        if (found / positives >= r * .01) {
          precisions[r] = Math.max(precisions[r], found / (found + wrong + 0x1p-52));
        }
      }
    }
    return List.of(precisions);
  }

  private static List<Double> recall(List<Outcome> outcomes, int positives) {
    return List.of(outcomes.stream().filter(o -> o.found() == 1).count() / (double) positives);
  }

  private static boolean ignored(Truth truth, int range) {
    return truth.crowd() || outside(truth.area(), range);
  }

  private static boolean outside(double area, int range) {
    return area < RANGES[range][0] || area > RANGES[range][1];
  }

  private static double iou(Truth truth, Guess guess) {
    double both = 0;
    double either = 0;
    double own = 0;
    for (int i = 0; i < guess.mask().length; i++) {
      both += truth.mask()[i] && guess.mask()[i] ? 1 : 0;
      either += truth.mask()[i] || guess.mask()[i] ? 1 : 0;
      own += guess.mask()[i] ? 1 : 0;
    }
    return both == 0 ? 0 : both / (truth.crowd() ? own : either);
  }
}
