package io.panoptes.operators.batching;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.time.Duration;

/**
 * When images become a batch.
 *
 * @param maxBatchSize images of a batch at most, 1 or more
 * @param maxDelay how long an image waits for others while more are on their way
 * @param idleDelay how long it waits when none is; at most {@code maxDelay}
 * @param maxBatchesInFlight how many batches of images may be read, decoded, waiting or running at
 *     a time, 1 or more: this bounds the decoded pixels in memory
 */
public record BatchSettings(
    int maxBatchSize, Duration maxDelay, Duration idleDelay, int maxBatchesInFlight)
    implements Serializable {

  /** Batches of 8, 50 ms, 5 ms when idle, 3 batches in flight. */
  public static final BatchSettings DEFAULT =
      new BatchSettings(8, Duration.ofMillis(50), Duration.ofMillis(5), 3);

  public BatchSettings {
    requireNonNull(maxDelay, "maxDelay is null");
    requireNonNull(idleDelay, "idleDelay is null");
    if (maxBatchSize < 1 || maxBatchesInFlight < 1) {
      throw new IllegalArgumentException(
          "batches of %d images, %d in flight: both are at least 1"
              .formatted(maxBatchSize, maxBatchesInFlight));
    }
    if (idleDelay.isNegative() || maxDelay.compareTo(idleDelay) < 0) {
      throw new IllegalArgumentException(
          "an idle delay of %s and a delay of %s: the idle delay is 0 to the delay"
              .formatted(idleDelay, maxDelay));
    }
  }

  /** How many images may be read, decoded, waiting or running at a time. */
  public int maxImagesInFlight() {
    return Math.multiplyExact(maxBatchSize, maxBatchesInFlight);
  }
}
