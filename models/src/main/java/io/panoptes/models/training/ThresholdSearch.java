package io.panoptes.models.training;

import static java.util.Objects.requireNonNull;

import io.panoptes.models.merge.AreaLimit;
import io.panoptes.models.merge.CentreOffsetSettings;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * Chooses merge settings: one after the other, each value tried with the best of those before it.
 */
final class ThresholdSearch {

  private static final List<Float> CENTRE_THRESHOLDS = List.of(.05f, .1f, .15f, .2f, .3f, .4f);
  private static final List<Integer> NMS_KERNELS = List.of(5, 7, 9, 11, 13, 15, 19);
  private static final List<AreaLimit> THING_AREAS =
      Stream.of(0, 8, 16, 32, 64, 128).map(AreaLimit::pixels).toList();

  private final ToDoubleFunction<CentreOffsetSettings> score;

  ThresholdSearch(ToDoubleFunction<CentreOffsetSettings> score) {
    this.score = requireNonNull(score, "score is null");
  }

  CentreOffsetSettings from(CentreOffsetSettings start) {
    CentreOffsetSettings best =
        best(
            start,
            CENTRE_THRESHOLDS,
            (settings, value) ->
                with(settings, value, settings.nmsKernel(), settings.minThingArea()));
    best =
        best(
            best,
            NMS_KERNELS,
            (settings, value) ->
                with(settings, settings.centreThreshold(), value, settings.minThingArea()));
    return best(
        best,
        THING_AREAS,
        (settings, value) ->
            with(settings, settings.centreThreshold(), settings.nmsKernel(), value));
  }

  /** Ties go to the value that comes first. */
  private <T> CentreOffsetSettings best(
      CentreOffsetSettings from,
      List<T> values,
      BiFunction<CentreOffsetSettings, T, CentreOffsetSettings> change) {
    CentreOffsetSettings best = from;
    double highest = -1;
    for (T value : values) {
      CentreOffsetSettings candidate = change.apply(from, value);
      double reached = score.applyAsDouble(candidate);
      if (reached > highest) {
        highest = reached;
        best = candidate;
      }
    }
    return best;
  }

  private static CentreOffsetSettings with(
      CentreOffsetSettings settings, float threshold, int kernel, AreaLimit minThingArea) {
    return new CentreOffsetSettings(
        threshold,
        kernel,
        settings.maxCentres(),
        settings.minStuffArea(),
        minThingArea,
        settings.minThingScore());
  }
}
