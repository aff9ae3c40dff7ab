package io.panoptes.operators.batching;

import static java.util.Objects.requireNonNull;

import io.panoptes.models.inference.InputSize;
import java.io.Serializable;
import java.time.Duration;

/**
 * When images become a batch, and how many may be in work.
 *
 * <p>What arrived while a batch ran is the next one, without a timer; the delays are for a model
 * that is free when an image arrives.
 *
 * @param maxBatchSize images of a batch at most, 1 or more
 * @param maxBatchPixels of a batch at most, counted at the padded size its images run at, 1 or
 *     more; an image above it is a batch of its own
 * @param maxDelay how long an image waits for others while more are on their way
 * @param idleDelay how long it waits when none is; at most {@code maxDelay}
 * @param maxBatchesInFlight how many batches of images may be read, decoded, waiting or running at
 *     a time, 1 or more: with the two limits of a batch this bounds the decoded pixels in memory
 */
public record BatchSettings(
    int maxBatchSize,
    long maxBatchPixels,
    Duration maxDelay,
    Duration idleDelay,
    int maxBatchesInFlight)
    implements Serializable {

  private static final Duration IDLE_DELAY = Duration.ofMillis(5);

  /** Batches of 8 and of 16 megapixels, 50 ms, 5 ms when idle, 3 batches in flight. */
  public static final BatchSettings DEFAULT = of(8, 16_000_000, Duration.ofMillis(50), 3);

  public BatchSettings {
    requireNonNull(maxDelay, "maxDelay is null");
    requireNonNull(idleDelay, "idleDelay is null");
    if (maxBatchSize < 1 || maxBatchPixels < 1 || maxBatchesInFlight < 1) {
      throw new IllegalArgumentException(
          "batches of %d images and %d pixels, %d in flight: each is at least 1"
              .formatted(maxBatchSize, maxBatchPixels, maxBatchesInFlight));
    }
    if (idleDelay.isNegative() || maxDelay.compareTo(idleDelay) < 0) {
      throw new IllegalArgumentException(
          "an idle delay of %s and a delay of %s: the idle delay is 0 to the delay"
              .formatted(idleDelay, maxDelay));
    }
  }

  /** With an idle delay of 5 ms, or less where the delay is shorter. */
  public static BatchSettings of(
      int maxBatchSize, long maxBatchPixels, Duration maxDelay, int maxBatchesInFlight) {
    return new BatchSettings(
        maxBatchSize,
        maxBatchPixels,
        maxDelay,
        maxDelay.compareTo(IDLE_DELAY) < 0 ? maxDelay : IDLE_DELAY,
        maxBatchesInFlight);
  }

  /** How many images may be read, decoded, waiting or running at a time. */
  public int maxImagesInFlight() {
    return Math.multiplyExact(maxBatchSize, maxBatchesInFlight);
  }

  /** How many pixels, of images as they are, may be decoded and without a result at a time. */
  public long maxPixelsInFlight() {
    return Math.multiplyExact(maxBatchPixels, (long) maxBatchesInFlight);
  }

  /**
   * Images of a size that one batch takes.
   *
   * @param pixels allowed for the batch now, at most {@code maxBatchPixels}
   * @return 1 to {@code maxBatchSize}
   */
  public int room(InputSize size, long pixels) {
    return (int) Math.max(1, Math.min(maxBatchSize, pixels / size.pixels()));
  }
}
