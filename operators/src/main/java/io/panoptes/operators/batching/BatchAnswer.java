package io.panoptes.operators.batching;

import static java.util.Objects.requireNonNull;

import io.panoptes.models.inference.Prediction;

/**
 * The answer for one image of a batch.
 *
 * @param batchSize images that ran together, this one included
 * @param queueNanos from submitted to the start of the run
 * @param inferenceNanos of the run
 */
public record BatchAnswer(
    Prediction prediction, int batchSize, long queueNanos, long inferenceNanos) {

  public BatchAnswer {
    requireNonNull(prediction, "prediction is null");
  }
}
