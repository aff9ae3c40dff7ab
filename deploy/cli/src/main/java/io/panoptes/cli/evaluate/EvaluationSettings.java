package io.panoptes.cli.evaluate;

import static java.util.Objects.requireNonNull;

import io.panoptes.cli.parallel.OrderedWork;
import io.panoptes.models.quality.QualityRules;
import java.util.EnumSet;
import java.util.Set;

/**
 * What is measured and how.
 *
 * @param metrics in the order of {@link MetricKind}, whatever was given
 * @param rules of PQ and boundary PQ
 * @param work each of its threads holds a pair of maps
 */
public record EvaluationSettings(Set<MetricKind> metrics, QualityRules rules, OrderedWork work) {

  public EvaluationSettings {
    requireNonNull(rules, "rules is null");
    requireNonNull(work, "work is null");
    if (metrics.isEmpty()) {
      throw new IllegalArgumentException("no metric: at least one is needed");
    }
    metrics = EnumSet.copyOf(metrics);
  }
}
