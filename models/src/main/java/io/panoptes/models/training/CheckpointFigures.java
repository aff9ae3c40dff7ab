package io.panoptes.models.training;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is known of a training at one of its checkpoints; a line of {@code metrics.jsonl}.
 *
 * @param iteration iterations done, those of resumed runs included
 * @param crops seen so far
 * @param loss a pixel, the mean since the checkpoint before; with what regularises the weights
 * @param losses the parts of it, by head, likewise
 * @param learningRate of the last iteration
 * @param cropsPerSecond since the checkpoint before, its validation left out
 * @param seconds that the validation took
 * @param kept quality of the kept images
 */
public record CheckpointFigures(
    int iteration,
    long crops,
    double loss,
    Map<String, Double> losses,
    double learningRate,
    double cropsPerSecond,
    double seconds,
    KeptQuality kept) {

  public CheckpointFigures {
    requireNonNull(kept, "kept is null");
    losses = Collections.unmodifiableMap(new LinkedHashMap<>(losses));
  }
}
