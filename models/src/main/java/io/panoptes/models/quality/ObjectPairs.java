package io.panoptes.models.quality;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;

/**
 * The true and predicted objects of one image that match, by IoU threshold.
 *
 * <p>INVARIANT: objects of one map do not overlap, so from an IoU of one half on the first come is
 * an optimal assignment. Above one half an object has one partner at most. At exactly one half it
 * may have two only if it is the two together; these then have no other partner.
 */
final class ObjectPairs {

  private static final int FIRST_PERCENT = 50;
  private static final int STEP = 5;
  private static final int THRESHOLDS = 10;

  /** By place: a bit for each threshold at which the object has its match. */
  private final Map<Integer, Integer> matchedTruths = new HashMap<>();

  private final Map<Integer, Integer> matchedPredictions = new HashMap<>();

  ObjectPairs(
      ThingOverlap overlap, MatchRule rule, BiPredicate<InstanceTraits, InstanceTraits> mayMatch) {
    Map<Integer, InstanceTraits> truths = byPlace(overlap.truths());
    Map<Integer, InstanceTraits> predictions = byPlace(overlap.predictions());
    overlap.forEach(
        (truth, prediction, shared) -> {
          InstanceTraits real = truths.get(truth);
          if (!real.isCrowd() && mayMatch.test(real, predictions.get(prediction))) {
            match(truth, prediction, shared, overlap.union(truth, prediction), rule);
          }
        });
  }

  /** Counts of these objects, crowds left out. */
  DetectionCounts counts(List<InstanceTraits> truths, List<InstanceTraits> predictions) {
    long real = truths.stream().filter(truth -> !truth.isCrowd()).count();
    ThresholdCounts[] counts = new ThresholdCounts[THRESHOLDS];
    for (int i = 0; i < THRESHOLDS; i++) {
      int bit = 1 << i;
      long tp =
          predictions.stream()
              .filter(one -> (matchedPredictions.getOrDefault(one.place(), 0) & bit) != 0)
              .count();
      counts[i] =
          ThresholdCounts.ofImage(FIRST_PERCENT + i * STEP, tp, predictions.size() - tp, real - tp);
    }
    return new DetectionCounts(List.of(counts));
  }

  private void match(int truth, int prediction, long shared, long union, MatchRule rule) {
    int taken =
        matchedTruths.getOrDefault(truth, 0) | matchedPredictions.getOrDefault(prediction, 0);
    int matches = 0;
    for (int i = 0; i < THRESHOLDS; i++) {
      if (rule.matches(shared, union, FIRST_PERCENT + i * STEP)) {
        matches |= 1 << i;
      }
    }
    int added = matches & ~taken;
    if (added != 0) {
      matchedTruths.merge(truth, added, (a, b) -> a | b);
      matchedPredictions.merge(prediction, added, (a, b) -> a | b);
    }
  }

  private static Map<Integer, InstanceTraits> byPlace(List<InstanceTraits> things) {
    Map<Integer, InstanceTraits> byPlace = new HashMap<>();
    things.forEach(thing -> byPlace.put(thing.place(), thing));
    return byPlace;
  }
}
