package io.panoptes.operators.metrics;

import static java.util.Objects.requireNonNull;

import java.util.function.IntSupplier;
import java.util.function.LongSupplier;

/**
 * What the models of a task manager and the way to them tell of themselves, at any time and to any
 * thread.
 *
 * @param imagesInFlight that are read, decoded, waiting or running
 * @param imagesQueued that wait for a place among those in flight
 * @param pixelsInFlight decoded, of images whose outcome has not been passed on
 * @param batchPixelLimit pixels that a batch may have now
 * @param hungWorkers given up and not returned
 */
public record SegmenterStatistics(
    BatchStatistics batches,
    IntSupplier imagesInFlight,
    IntSupplier imagesQueued,
    LongSupplier pixelsInFlight,
    LongSupplier batchPixelLimit,
    IntSupplier hungWorkers) {

  public SegmenterStatistics {
    requireNonNull(batches, "batches is null");
    requireNonNull(imagesInFlight, "imagesInFlight is null");
    requireNonNull(imagesQueued, "imagesQueued is null");
    requireNonNull(pixelsInFlight, "pixelsInFlight is null");
    requireNonNull(batchPixelLimit, "batchPixelLimit is null");
    requireNonNull(hungWorkers, "hungWorkers is null");
  }

  /** Of no models yet. */
  public static SegmenterStatistics none() {
    return new SegmenterStatistics(
        new BatchStatistics(), () -> 0, () -> 0, () -> 0L, () -> 0L, () -> 0);
  }
}
