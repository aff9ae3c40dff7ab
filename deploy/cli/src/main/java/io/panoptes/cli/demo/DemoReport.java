package io.panoptes.cli.demo;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.panoptes.models.quality.CategoryQuality;
import io.panoptes.models.quality.Quality;
import io.panoptes.models.quality.QualityStatistics;
import io.panoptes.models.quality.QualitySummary;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a run of images came to, all of it counted from the topics.
 *
 * @param seconds from the first publication to the last visible answer
 * @param meanBatchSize images over micro-batches
 * @param quality All, Things and Stuff, and each category under {@code per_class}; what does not
 *     occur is left out
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

  /** A row of the quality of one category. */
  public record CategoryRow(
      double pq, double sq, double rq, double iou, long tp, long fp, long fn) {}

  static Map<String, Object> quality(QualitySummary summary) {
    Map<String, Object> quality = new LinkedHashMap<>();
    summary.all().ifPresent(all -> quality.put("All", all));
    summary.things().ifPresent(things -> quality.put("Things", things));
    summary.stuff().ifPresent(stuff -> quality.put("Stuff", stuff));
    Map<String, CategoryRow> categories = new LinkedHashMap<>();
    for (CategoryQuality category : summary.perCategory()) {
      category
          .statistics()
          .quality()
          .ifPresent(
              one -> categories.put(category.category().name(), row(one, category.statistics())));
    }
    if (!categories.isEmpty()) {
      quality.put("per_class", categories);
    }
    return quality;
  }

  private static CategoryRow row(Quality quality, QualityStatistics statistics) {
    return new CategoryRow(
        quality.pq(),
        quality.sq(),
        quality.rq(),
        statistics.iou(),
        statistics.tp(),
        statistics.fp(),
        statistics.fn());
  }
}
