package io.panoptes.cli.bench;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;

/**
 * One engine at one batch size.
 *
 * @param imagesPerSecond of all rounds together
 * @param ms of a run, which is a batch
 * @param peakRssMegabytes most memory of the process up to the end of its last round, in units of
 *     2^20 bytes
 * @param slowest images per second of the slowest round; likewise {@code fastest}
 */
@JsonPropertyOrder({"engine", "batch", "threads", "images_per_second", "ms", "peak_rss_mb"})
public record EngineFigures(
    String engine,
    int batch,
    int threads,
    @JsonProperty("images_per_second") double imagesPerSecond,
    RunTimes.Percentiles ms,
    @JsonProperty("peak_rss_mb") double peakRssMegabytes,
    @JsonIgnore double slowest,
    @JsonIgnore double fastest) {

  private static final double KILOBYTES_PER_MEGABYTE = 1024;

  /**
   * @param rounds one or more
   */
  static EngineFigures of(String engine, int batch, int threads, List<Round> rounds) {
    RunTimes all =
        new RunTimes(
            rounds.stream().flatMapToLong(round -> Arrays.stream(round.nanos())).toArray());
    DoubleSummaryStatistics spread =
        rounds.stream()
            .mapToDouble(round -> round.times().imagesPerSecond(batch))
            .summaryStatistics();
    long peak = rounds.stream().mapToLong(round -> round.memory().peakKilobytes()).max().orElse(0);
    return new EngineFigures(
        engine,
        batch,
        threads,
        Figures.rounded(all.imagesPerSecond(batch)),
        all.percentiles(),
        Figures.rounded(peak / KILOBYTES_PER_MEGABYTE),
        Figures.rounded(spread.getMin()),
        Figures.rounded(spread.getMax()));
  }
}
