package io.panoptes.cli.evaluate;

import io.panoptes.models.panoptic.LabelMap;
import java.util.Locale;

/** What {@code --metrics} takes. */
public enum MetricKind {
  PQ {
    @Override
    Metric start(LabelMap labelMap, EvaluationSettings settings) {
      return new PanopticMetric(labelMap, settings.crowds());
    }
  };

  /** A sum of nothing. */
  abstract Metric start(LabelMap labelMap, EvaluationSettings settings);

  /** As it is written on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
