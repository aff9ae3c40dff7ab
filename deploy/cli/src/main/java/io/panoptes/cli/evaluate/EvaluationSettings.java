package io.panoptes.cli.evaluate;

import static java.util.Objects.requireNonNull;

import io.panoptes.models.quality.QualityRules;
import java.util.EnumSet;
import java.util.Set;

/**
 * What is measured and how.
 *
 * @param metrics in the order of {@link MetricKind}, whatever was given
 * @param rules of PQ and boundary PQ
 * @param threads at least 1; each holds one pair of maps
 */
public record EvaluationSettings(Set<MetricKind> metrics, QualityRules rules, int threads) {

  public EvaluationSettings {
    requireNonNull(rules, "rules is null");
    if (metrics.isEmpty()) {
      throw new IllegalArgumentException("no metric: at least one is needed");
    }
    metrics = EnumSet.copyOf(metrics);
    if (threads < 1) {
      throw new IllegalArgumentException("%d threads: at least 1 is needed".formatted(threads));
    }
  }
}
