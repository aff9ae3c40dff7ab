package io.panoptes.models.training;

import static java.util.Objects.requireNonNull;

import io.panoptes.models.merge.AreaLimit;
import io.panoptes.models.merge.CentreOffsetSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * Chooses merge settings by coordinate ascent: one threshold after the other takes its best value,
 * again and again until none changes. No setting is scored twice. Not thread-safe.
 */
public final class ThresholdSearch {

  private static final List<Float> CENTRE_THRESHOLDS =
      List.of(.05f, .1f, .15f, .2f, .25f, .3f, .35f, .4f, .5f, .6f);
  private static final List<Integer> NMS_KERNELS =
      List.of(3, 5, 7, 9, 11, 13, 15, 17, 19, 23, 27, 31, 39, 47);
  private static final List<AreaLimit> THING_AREAS =
      Stream.of(0, 8, 16, 24, 32, 48, 64, 96, 128, 192, 256, 384, 512, 768, 1024)
          .map(AreaLimit::pixels)
          .toList();
  private static final List<Float> THING_SCORES = List.of(0f, .1f, .15f, .2f, .25f, .3f, .4f, .5f);
  private static final List<AreaLimit> STUFF_AREAS =
      Stream.of(0, 64, 256, 1024, 4096).map(AreaLimit::pixels).toList();

  /** Settings that at least one pass tries, each of them once. */
  public static final int ONE_PASS =
      CENTRE_THRESHOLDS.size()
          + NMS_KERNELS.size()
          + THING_AREAS.size()
          + THING_SCORES.size()
          + STUFF_AREAS.size();

  private final ToDoubleFunction<CentreOffsetSettings> score;
  private final Map<CentreOffsetSettings, Double> tried = new LinkedHashMap<>();

  /**
   * @param score higher is better
   */
  public ThresholdSearch(ToDoubleFunction<CentreOffsetSettings> score) {
    this.score = requireNonNull(score, "score is null");
  }

  /** The best settings on the way up from these; never worse than they are. */
  public CentreOffsetSettings from(CentreOffsetSettings start) {
    CentreOffsetSettings best = start;
    CentreOffsetSettings before;
    do {
      before = best;
      best = best(best, CENTRE_THRESHOLDS, ThresholdSearch::centreThreshold);
      best = best(best, NMS_KERNELS, ThresholdSearch::nmsKernel);
      best = best(best, THING_AREAS, ThresholdSearch::minThingArea);
      best = best(best, THING_SCORES, ThresholdSearch::minThingScore);
      best = best(best, STUFF_AREAS, ThresholdSearch::minStuffArea);
    } while (!best.equals(before));
    return best;
  }

  /** What was scored so far, in the order in which it was. */
  public Map<CentreOffsetSettings, Double> tried() {
    return new LinkedHashMap<>(tried);
  }

  /** A tie changes nothing; of equal others the first is taken. */
  private <T> CentreOffsetSettings best(
      CentreOffsetSettings from,
      List<T> values,
      BiFunction<CentreOffsetSettings, T, CentreOffsetSettings> change) {
    CentreOffsetSettings best = from;
    double highest = score(from);
    for (T value : values) {
      CentreOffsetSettings candidate = change.apply(from, value);
      double reached = score(candidate);
      if (reached > highest) {
        highest = reached;
        best = candidate;
      }
    }
    return best;
  }

  private double score(CentreOffsetSettings settings) {
    Double known = tried.get(settings);
    if (known == null) {
      known = score.applyAsDouble(settings);
      tried.put(settings, known);
    }
    return known;
  }

  private static CentreOffsetSettings centreThreshold(CentreOffsetSettings from, float value) {
    return with(from, value, from.nmsKernel(), from.minStuffArea(), from.minThingArea());
  }

  private static CentreOffsetSettings nmsKernel(CentreOffsetSettings from, int value) {
    return with(from, from.centreThreshold(), value, from.minStuffArea(), from.minThingArea());
  }

  private static CentreOffsetSettings minThingArea(CentreOffsetSettings from, AreaLimit value) {
    return with(from, from.centreThreshold(), from.nmsKernel(), from.minStuffArea(), value);
  }

  private static CentreOffsetSettings minStuffArea(CentreOffsetSettings from, AreaLimit value) {
    return with(from, from.centreThreshold(), from.nmsKernel(), value, from.minThingArea());
  }

  private static CentreOffsetSettings minThingScore(CentreOffsetSettings from, float value) {
    return new CentreOffsetSettings(
        from.centreThreshold(),
        from.nmsKernel(),
        from.maxCentres(),
        from.minStuffArea(),
        from.minThingArea(),
        value);
  }

  private static CentreOffsetSettings with(
      CentreOffsetSettings from,
      float centreThreshold,
      int nmsKernel,
      AreaLimit minStuffArea,
      AreaLimit minThingArea) {
    return new CentreOffsetSettings(
        centreThreshold,
        nmsKernel,
        from.maxCentres(),
        minStuffArea,
        minThingArea,
        from.minThingScore());
  }
}
