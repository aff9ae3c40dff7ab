package io.panoptes.cli.bench;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;

/**
 * One engine over many runs. Memory is in units of 2^20 bytes.
 *
 * @param limitMegabytes what the process was given
 * @param rss mean memory of the process in each quarter of the runs
 * @param ratio of the last quarter's mean over the second's
 * @param peakRssMegabytes most memory of the process
 */
public record SoakFigures(
    String engine,
    int batch,
    int threads,
    int size,
    int runs,
    @JsonProperty("images_per_second") double imagesPerSecond,
    @JsonProperty("limit_mb") long limitMegabytes,
    @JsonProperty("rss_mb") Quarters rss,
    double ratio,
    @JsonProperty("peak_rss_mb") double peakRssMegabytes) {

  /** What memory may grow by from the second quarter to the last. */
  private static final double MOST_GROWTH = 1.05;

  /** Why the memory does not stay flat within its limit, in one line; empty where it does. */
  public Optional<String> fault() {
    if (peakRssMegabytes > limitMegabytes) {
      return Optional.of(
          "the process of %s took %.0f MiB, above its limit of %d MiB"
              .formatted(engine, peakRssMegabytes, limitMegabytes));
    }
    if (ratio > MOST_GROWTH) {
      return Optional.of(
          "memory of %s grew from %.0f MiB in the second quarter of %d runs to %.0f MiB in the last: %.3f times, and %.2f is the most"
              .formatted(engine, rss.second(), runs, rss.last(), ratio, MOST_GROWTH));
    }
    return Optional.empty();
  }
}
