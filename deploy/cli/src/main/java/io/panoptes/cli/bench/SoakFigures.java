package io.panoptes.cli.bench;

import com.fasterxml.jackson.annotation.JsonProperty;

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
    @JsonProperty("peak_rss_mb") double peakRssMegabytes) {}
