package io.panoptes.cli.bench;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/** Means of a series, a quarter of it each. */
public record Quarters(
    @JsonProperty("q1") double first,
    @JsonProperty("q2") double second,
    @JsonProperty("q3") double third,
    @JsonProperty("q4") double last) {

  private static final int COUNT = 4;

  /**
   * @param series four values or more, in order
   */
  static Quarters of(List<Double> series) {
    if (series.size() < COUNT) {
      throw new IllegalArgumentException(
          "a series of %d: at least one value in each quarter".formatted(series.size()));
    }
    return new Quarters(mean(series, 0), mean(series, 1), mean(series, 2), mean(series, 3));
  }

  private static double mean(List<Double> series, int quarter) {
    return Figures.rounded(
        series
            .subList(quarter * series.size() / COUNT, (quarter + 1) * series.size() / COUNT)
            .stream()
            .mapToDouble(Double::doubleValue)
            .average()
            .orElseThrow());
  }

  /** The last quarter over the second: the first one is for the warm-up. */
  double growth() {
    return last / second;
  }
}
