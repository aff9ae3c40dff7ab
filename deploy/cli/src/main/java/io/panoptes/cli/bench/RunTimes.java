package io.panoptes.cli.bench;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;

/** How long each of several runs took, in nanoseconds. Not changed after it is made. */
public final class RunTimes {

  private static final double NANOS_PER_MILLI = 1e6;

  /** In milliseconds, by nearest rank; 0 where nothing was measured. */
  public record Percentiles(
      @JsonProperty("p50") double p50,
      @JsonProperty("p95") double p95,
      @JsonProperty("p99") double p99) {}

  private final long[] sorted;
  private final long sum;

  RunTimes(long[] nanos) {
    sorted = nanos.clone();
    Arrays.sort(sorted);
    sum = Arrays.stream(sorted).sum();
  }

  int count() {
    return sorted.length;
  }

  double seconds() {
    return sum / 1e9;
  }

  /** Of the time of the runs alone; 0 where nothing was measured. */
  double imagesPerSecond(int batch) {
    return sum == 0 ? 0 : batch * (double) sorted.length / seconds();
  }

  Percentiles percentiles() {
    return new Percentiles(millis(50), millis(95), millis(99));
  }

  private double millis(int percent) {
    if (sorted.length == 0) {
      return 0;
    }
    int rank = (int) Math.ceil(percent / 100.0 * sorted.length);
    return Figures.rounded(sorted[Math.max(0, rank - 1)] / NANOS_PER_MILLI);
  }
}
