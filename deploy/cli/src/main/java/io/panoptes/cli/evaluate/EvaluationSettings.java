package io.panoptes.cli.evaluate;

import static java.util.Objects.requireNonNull;

import io.panoptes.models.quality.CrowdRule;
import java.util.EnumSet;
import java.util.Set;

/**
 * What is measured and how.
 *
 * @param metrics in the order of {@link MetricKind}, whatever was given
 * @param threads at least 1; each holds one pair of maps
 */
public record EvaluationSettings(Set<MetricKind> metrics, CrowdRule crowds, int threads) {

  public EvaluationSettings {
    requireNonNull(crowds, "crowds is null");
    if (metrics.isEmpty()) {
      throw new IllegalArgumentException("no metric: at least one is needed");
    }
    metrics = EnumSet.copyOf(metrics);
    if (threads < 1) {
      throw new IllegalArgumentException("%d threads: at least 1 is needed".formatted(threads));
    }
  }
}
