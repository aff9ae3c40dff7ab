package io.panoptes.cli.evaluate;

import io.panoptes.models.panoptic.LabelMap;
import java.util.Locale;
import java.util.Optional;

/** What {@code --metrics} takes. */
public enum MetricKind {
  PQ(null) {
    @Override
    Metric start(LabelMap labelMap, EvaluationSettings settings) {
      return PanopticMetric.ofMasks(labelMap, settings.rules());
    }
  },
  BOUNDARY_PQ("boundary_pq") {
    @Override
    Metric start(LabelMap labelMap, EvaluationSettings settings) {
      return PanopticMetric.ofBoundaries(labelMap, settings.rules());
    }
  },
  MIOU("semantic") {
    @Override
    Metric start(LabelMap labelMap, EvaluationSettings settings) {
      return new SemanticMetric(labelMap);
    }
  },
  BOUNDARY_F1("boundary_f1") {
    @Override
    Metric start(LabelMap labelMap, EvaluationSettings settings) {
      return new BoundaryF1Metric(labelMap);
    }
  },
  AP("instances") {
    @Override
    Metric start(LabelMap labelMap, EvaluationSettings settings) {
      return new InstanceMetric(labelMap);
    }
  },
  IOU_THRESHOLDS("iou_thresholds") {
    @Override
    Metric start(LabelMap labelMap, EvaluationSettings settings) {
      return new IouThresholdsMetric(labelMap);
    }
  };

  private final String key;

  MetricKind(String key) {
    this.key = key;
  }

  /** A sum of nothing. */
  abstract Metric start(LabelMap labelMap, EvaluationSettings settings);

  /** Where the report has it; empty for the top. */
  Optional<String> key() {
    return Optional.ofNullable(key);
  }

  /** As it is written on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
