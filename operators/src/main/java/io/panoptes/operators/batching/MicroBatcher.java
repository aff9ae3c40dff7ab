package io.panoptes.operators.batching;

import io.panoptes.models.image.RgbImage;
import io.panoptes.models.inference.InputSize;
import io.panoptes.models.inference.SegmentationModel;
import io.panoptes.operators.record.DeadLetterReason;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Gathers images into batches of one {@link InputSize} and runs them on a fixed number of workers,
 * each with a thread and a model of its own.
 *
 * <p>A free worker takes the next batch once it is ready (see {@link BatchCollector}); what arrived
 * while a batch ran is ready when that ends. Who will submit an image says so beforehand with
 * {@link #announce}, so that a batch need not wait when none is on its way. Thread-safe.
 *
 * <p>An image on which the model fails alone is the only one that fails: see {@link BatchRun} for
 * exceptions and lack of memory, {@link HangSettings} for runs that do not end.
 */
public final class MicroBatcher implements AutoCloseable {

  private final BatchTiming timing;
  private final PixelLimit limit;
  private final BatchQueue queue;
  private final Workers workers;
  private final SegmentationModel model;

  private MicroBatcher(BatcherParts parts, BatchTiming timing) {
    this.timing = timing;
    limit = new PixelLimit(parts.settings().maxBatchPixels());
    queue = new BatchQueue(parts.settings(), limit, timing);
    workers = new Workers(queue, limit, timing, parts);
    try {
      model = workers.start();
    } catch (CompletionException e) {
      close();
      throw new IllegalStateException(
          "the model cannot be opened: %s".formatted(e.getCause().getMessage()), e.getCause());
    } catch (Error e) { // such as for a thread that cannot be started
      close();
      throw e;
    }
  }

  /**
   * Starts the workers and waits until each has opened its model.
   *
   * @throws IllegalStateException when a model cannot be opened; nothing is left running
   */
  public static MicroBatcher start(BatcherParts parts) {
    return start(parts, BatchTiming.system(parts.hang()));
  }

  static MicroBatcher start(BatcherParts parts, BatchTiming timing) {
    return new MicroBatcher(parts, timing);
  }

  /** An image is on its way: {@link #submit} or {@link #withdraw} follows. */
  public void announce() {
    queue.announce();
  }

  /** An announced image will not come, or not soon. */
  public void withdraw() {
    queue.arrived();
  }

  /**
   * Hands in an announced image.
   *
   * @return its answer, given on the thread of a model; fails with {@link
   *     io.panoptes.operators.record.ImageFailure} when the model fails on this image alone, and
   *     with anything else when this batcher is closed or broken
   */
  public CompletableFuture<BatchAnswer> submit(RgbImage image) {
    CompletableFuture<BatchAnswer> answer = new CompletableFuture<>();
    try {
      InputSize size = model.inputSize(image.width(), image.height());
      queue
          .add(new WaitingImage(image, size, timing.now(), false, answer))
          .ifPresent(answer::completeExceptionally);
    } catch (RuntimeException e) {
      answer.completeExceptionally(BatchRun.failure(DeadLetterReason.INFERENCE_FAILED, image, e));
    } finally {
      queue.arrived();
    }
    return answer;
  }

  /** What waits now waits no longer for others. */
  public void flush() {
    queue.flush();
  }

  /** Whether it runs no more batches, because it was closed or a model threw an error. */
  public boolean isStopped() {
    return queue.isStopped();
  }

  /** Pixels that a batch may have now: fewer than configured after a lack of memory. */
  public long batchPixelLimit() {
    return limit.pixels();
  }

  /** Workers that were given up because a run did not end, and still have not returned. */
  public int hungWorkers() {
    return workers.hung();
  }

  /**
   * Begins no run any more and fails the images that wait; each model is closed as its run ends.
   * Idempotent, and waits for nothing.
   */
  public void stop() {
    queue.stop(new CancellationException("the batcher is closed"));
  }

  /** Ends the batches that run, fails the images that wait, and closes the models. Idempotent. */
  @Override
  public void close() {
    stop();
    try {
      workers.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
