package io.panoptes.cli.chaos;

import java.util.List;

/** Of seconds that something took: percentiles by nearest rank, and the most; 0 if nothing did. */
public record Spread(double p50, double p95, double max) {

  static Spread of(List<Double> seconds) {
    List<Double> sorted = seconds.stream().sorted().toList();
    return new Spread(percentile(sorted, 50), percentile(sorted, 95), percentile(sorted, 100));
  }

  private static double percentile(List<Double> sorted, int percent) {
    int rank = (int) Math.ceil(percent / 100.0 * sorted.size());
    return sorted.isEmpty() ? 0 : Math.round(sorted.get(Math.max(0, rank - 1)) * 1e3) / 1e3;
  }
}
