package io.panoptes.cli.demo;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;

/**
 * What a run of images came to, all of it counted from the topics.
 *
 * @param seconds from the first publication to the last visible answer
 * @param meanBatchSize images over micro-batches
 * @param quality a {@link io.panoptes.cli.evaluate.QualityTree}; empty when no image had a truth
 * @param deadLetterReasons dead letters by reason
 */
public record DemoReport(
    Images images,
    double seconds,
    @JsonProperty("images_per_second") double imagesPerSecond,
    @JsonProperty("mean_batch_size") double meanBatchSize,
    @JsonProperty("latency_ms") Latency latency,
    Map<String, Object> quality,
    @JsonProperty("dead_letter_reasons") Map<String, Long> deadLetterReasons) {

  /**
   * @param in image events
   * @param out panoptic results
   */
  public record Images(long in, long out, @JsonProperty("dead_letters") long deadLetters) {}

  /** From publication until a read_committed consumer has the result, in milliseconds. */
  public record Latency(double p50, double p95, double p99) {}
}
