package io.panoptes.operators.batching;

import io.panoptes.models.image.RgbImage;
import io.panoptes.models.inference.InputSize;
import java.util.concurrent.CompletableFuture;

/**
 * An image between its submission and its answer.
 *
 * @param size at which it runs
 * @param since of System.nanoTime
 * @param alone whether it runs in a batch of its own, because a run with it went wrong
 */
record WaitingImage(
    RgbImage image,
    InputSize size,
    long since,
    boolean alone,
    CompletableFuture<BatchAnswer> answer) {

  WaitingImage toRunAlone() {
    return new WaitingImage(image, size, since, true, answer);
  }
}
