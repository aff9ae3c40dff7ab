package io.panoptes.models.quality;

import io.panoptes.models.panoptic.PanopticMap;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * TP/(TP+FP+FN) over the IoU thresholds .5, .55 to .95, which microscopy benchmarks quote as
 * "average precision": additive counts of one image or many. Scores play no part.
 *
 * <p>Two means are in use: over images (the 2018 Data Science Bowl; StarDist's {@code by_image})
 * and of the data set's counts (StarDist's default). An image without any object counts in neither
 * (StarDist's {@code by_image} takes it as 0).
 *
 * @param thresholds ascending
 */
public record DetectionCounts(List<ThresholdCounts> thresholds) {

  private static final int[] PERCENTS = IntStream.range(0, 10).map(i -> 50 + 5 * i).toArray();

  /** No image. */
  public static final DetectionCounts NONE =
      new DetectionCounts(
          IntStream.of(PERCENTS)
              .mapToObj(percent -> ThresholdCounts.ofImage(percent, 0, 0, 0))
              .toList());

  public DetectionCounts {
    thresholds = List.copyOf(thresholds);
    if (!IntStream.of(PERCENTS)
        .boxed()
        .toList()
        .equals(thresholds.stream().map(ThresholdCounts::percent).toList())) {
      throw new IllegalArgumentException(
          "thresholds are %s: expected 50, 55 to 95 percent".formatted(thresholds));
    }
  }

  /**
   * Compares the things of one image whatever their categories, as the benchmarks do, which know
   * one kind of object. Crowds are left out of the truth; stuff and void are background.
   *
   * @throws IllegalArgumentException when the sizes differ, or an id of the pixels is not among the
   *     segments
   */
  public static DetectionCounts of(PanopticMap truth, PanopticMap prediction, MatchRule rule) {
    ThingOverlap overlap = ThingOverlap.of(truth, prediction);
    return new ObjectPairs(overlap, rule, (real, predicted) -> true)
        .counts(overlap.truths(), overlap.predictions());
  }

  /**
   * Likewise for each category alone.
   *
   * @return by category id, ascending; only categories that have an object
   */
  public static Map<Integer, DetectionCounts> byCategory(
      PanopticMap truth, PanopticMap prediction, MatchRule rule) {
    ThingOverlap overlap = ThingOverlap.of(truth, prediction);
    ObjectPairs pairs = new ObjectPairs(overlap, rule, (a, b) -> a.categoryId() == b.categoryId());
    Map<Integer, DetectionCounts> counts = new TreeMap<>();
    TreeSet<Integer> categories = new TreeSet<>();
    overlap.truths().forEach(thing -> categories.add(thing.categoryId()));
    overlap.predictions().forEach(thing -> categories.add(thing.categoryId()));
    for (int category : categories) {
      DetectionCounts one =
          pairs.counts(
              overlap.truths().stream().filter(t -> t.categoryId() == category).toList(),
              overlap.predictions().stream().filter(t -> t.categoryId() == category).toList());
      if (!one.equals(NONE)) {
        counts.put(category, one);
      }
    }
    return Collections.unmodifiableMap(counts);
  }

  public DetectionCounts plus(DetectionCounts other) {
    List<ThresholdCounts> sums = new ArrayList<>();
    for (int i = 0; i < thresholds.size(); i++) {
      sums.add(thresholds.get(i).plus(other.thresholds.get(i)));
    }
    return new DetectionCounts(sums);
  }

  /** Mean over the thresholds of {@link ThresholdCounts#ratioOfDataSet}; empty without objects. */
  public OptionalDouble meanOfDataSet() {
    return mean(one -> one.ratioOfDataSet().orElseThrow());
  }

  /** Mean over the thresholds of {@link ThresholdCounts#meanOfImages}; empty without objects. */
  public OptionalDouble meanOfImages() {
    return mean(one -> one.meanOfImages().orElseThrow());
  }

  private OptionalDouble mean(ToDoubleFunction<ThresholdCounts> figure) {
    return thresholds.get(0).images() == 0
        ? OptionalDouble.empty()
        : thresholds.stream().mapToDouble(figure).average();
  }
}
