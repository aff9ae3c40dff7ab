package io.panoptes.operators.inference;

import static java.util.Objects.requireNonNull;

import io.panoptes.models.image.ImageLimits;
import io.panoptes.operators.batching.BatchSettings;
import io.panoptes.operators.batching.HangSettings;
import io.panoptes.operators.reference.ReferencePolicy;
import io.panoptes.operators.serving.Policy;
import java.io.Serializable;
import java.time.Duration;

/**
 * What inference may use on one task manager.
 *
 * @param maxBufferedBytes of records that a subtask holds, which is also what its checkpoint holds;
 *     a record above it is held alone
 * @param workers models, each with a thread of its own, 1 or more
 * @param readThreads threads that follow references, 1 or more
 * @param decodeThreads threads that decode images, 1 or more
 * @param maxImageBytes limit of the encoded image
 * @param maxImagePixels limit of width times height, checked before anything is decoded
 */
public record InferenceSettings(
    BatchSettings batch,
    HangSettings hang,
    long maxBufferedBytes,
    ReferencePolicy references,
    int workers,
    int readThreads,
    int decodeThreads,
    long maxImageBytes,
    long maxImagePixels)
    implements Serializable {

  /**
   * One model, batches of 8, 64 MiB of records, no references, images to 64 MiB and 64 megapixels.
   */
  public static final InferenceSettings DEFAULT =
      new InferenceSettings(
          BatchSettings.DEFAULT,
          HangSettings.DEFAULT,
          64 << 20,
          ReferencePolicy.DENY_ALL,
          1,
          2,
          2,
          ImageLimits.DEFAULT.maxBytes(),
          ImageLimits.DEFAULT.maxPixels());

  public InferenceSettings {
    requireNonNull(batch, "batch is null");
    requireNonNull(hang, "hang is null");
    requireNonNull(references, "references is null");
    if (maxBufferedBytes < 1) {
      throw new IllegalArgumentException(
          "%d bytes of records in a subtask: at least 1".formatted(maxBufferedBytes));
    }
    if (workers < 1 || readThreads < 1 || decodeThreads < 1) {
      throw new IllegalArgumentException(
          "%d workers, %d read threads, %d decode threads: each is at least 1"
              .formatted(workers, readThreads, decodeThreads));
    }
    if (workers > batch.maxBatchesInFlight()) {
      throw new IllegalArgumentException(
          "%d workers and %d batches in flight: a worker without a batch is idle, so allow as many"
              .formatted(workers, batch.maxBatchesInFlight()));
    }
    new ImageLimits(maxImageBytes, maxImagePixels);
  }

  /** What of them may change while images stream. */
  public Policy policy() {
    return new Policy(
        batch.maxBatchSize(), batch.maxDelay().toMillis(), batch.maxBatchesInFlight(), workers);
  }

  /** The same but for what a policy says. */
  public InferenceSettings with(Policy policy) {
    return new InferenceSettings(
        BatchSettings.of(
            policy.batchSize(),
            batch.maxBatchPixels(),
            Duration.ofMillis(policy.delayMillis()),
            policy.inFlight()),
        hang,
        maxBufferedBytes,
        references,
        policy.threads(),
        readThreads,
        decodeThreads,
        maxImageBytes,
        maxImagePixels);
  }

  public ImageLimits imageLimits() {
    return new ImageLimits(maxImageBytes, maxImagePixels);
  }

  /**
   * Images a subtask holds at most: twice those in flight, so that there are some of other sources
   * to choose from when one is loud or waits for an image that takes long.
   */
  public int maxBufferedImages() {
    return Math.multiplyExact(2, batch.maxImagesInFlight());
  }
}
