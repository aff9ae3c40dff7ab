package io.panoptes.cli.bench;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.panoptes.topology.options.Guarantee;
import java.time.Duration;
import java.util.List;

/**
 * The pipeline with either guarantee.
 *
 * @param exactlyOnce mean of its turns
 * @param atLeastOnce mean of its turns
 * @param ratio exactly-once over at-least-once
 * @param turns in the order of time
 */
@JsonPropertyOrder({
  "checkpoint_interval_seconds",
  "exactly_once_images_per_second",
  "at_least_once_images_per_second",
  "ratio",
  "turns"
})
public record GuaranteeFigures(
    @JsonProperty("checkpoint_interval_seconds") long checkpointIntervalSeconds,
    @JsonProperty("exactly_once_images_per_second") double exactlyOnce,
    @JsonProperty("at_least_once_images_per_second") double atLeastOnce,
    @JsonProperty("ratio") double ratio,
    @JsonProperty("turns") List<Turn> turns) {

  /** One measurement of one guarantee. */
  public record Turn(
      @JsonProperty("guarantee") String guarantee, @JsonProperty("images_per_second") double rate) {

    static Turn of(Guarantee guarantee, double rate) {
      return new Turn(guarantee.toString(), Figures.rounded(rate));
    }
  }

  public GuaranteeFigures {
    turns = List.copyOf(turns);
  }

  static GuaranteeFigures of(Duration checkpointInterval, List<Turn> turns) {
    double exactly = mean(turns, Guarantee.EXACTLY_ONCE);
    double least = mean(turns, Guarantee.AT_LEAST_ONCE);
    return new GuaranteeFigures(
        checkpointInterval.toSeconds(),
        Figures.rounded(exactly),
        Figures.rounded(least),
        Figures.rounded(exactly / least),
        turns);
  }

  private static double mean(List<Turn> turns, Guarantee guarantee) {
    return turns.stream()
        .filter(turn -> turn.guarantee().equals(guarantee.toString()))
        .mapToDouble(Turn::rate)
        .average()
        .orElseThrow();
  }
}
