package io.panoptes.operators.inference;

import static java.util.Objects.requireNonNull;

import io.panoptes.models.image.RgbImage;
import io.panoptes.models.inference.SegmentationModel;
import io.panoptes.operators.batching.BatchAnswer;
import io.panoptes.operators.batching.InFlightLimit;
import io.panoptes.operators.batching.MicroBatcher;
import io.panoptes.operators.metrics.BatchStatistics;
import io.panoptes.operators.record.DeadLetter;
import io.panoptes.operators.record.ImageFailure;
import io.panoptes.operators.record.ImageRecord;
import io.panoptes.operators.record.InferenceOutcome;
import io.panoptes.operators.record.InferenceOutcome.Predicted;
import io.panoptes.operators.record.InferenceOutcome.Rejected;
import io.panoptes.operators.record.StageTimes;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;

/**
 * Image records to predictions: read, decode, gather into batches, run. What waits outside its
 * in-flight limit holds compressed bytes only. Thread-safe; nothing blocks the caller.
 */
public final class ImageSegmenter implements AutoCloseable {

  private record Loaded(RgbImage image, long readNanos, long decodeNanos) {}

  private record Content(byte[] bytes, long readNanos) {}

  private final ContentReader contents;
  private final InFlightLimit limit;
  private final ExecutorService readers;
  private final ExecutorService decoders;
  private final BatchStatistics statistics = new BatchStatistics();
  private final MicroBatcher batcher;

  /**
   * Opens the models, which can take seconds.
   *
   * @throws IllegalStateException when a model cannot be opened
   */
  public ImageSegmenter(InferenceSettings settings, Supplier<SegmentationModel> opener) {
    requireNonNull(opener, "opener is null");
    contents = new ContentReader(settings);
    limit = new InFlightLimit(settings.batch().maxImagesInFlight());
    batcher = MicroBatcher.start(settings.batch(), settings.workers(), opener, statistics);
    readers = NamedThreads.pool("panoptes-read", settings.readThreads());
    decoders = NamedThreads.pool("panoptes-decode", settings.decodeThreads());
  }

  /**
   * Finds out what is in an image.
   *
   * @return its outcome, whatever is wrong with the image; fails only for what is wrong with the
   *     machine or the program
   */
  public CompletableFuture<InferenceOutcome> segment(ImageRecord image) {
    return limit
        .acquire()
        .thenCompose(place -> predict(image).whenComplete((outcome, failure) -> limit.release()))
        .exceptionally(failure -> rejected(image, failure));
  }

  /** Whether what is wrong with the machine or the program has stopped it for good. */
  public boolean isBroken() {
    return batcher.isStopped();
  }

  /** Of the batches run so far. */
  public BatchStatistics statistics() {
    return statistics;
  }

  /** Images that are read, decoded, waiting or running. */
  public int imagesInFlight() {
    return limit.inUse();
  }

  /** Images that wait for a place among those in flight. */
  public int imagesQueued() {
    return limit.waiting();
  }

  @Override
  public void close() {
    readers.shutdownNow();
    decoders.shutdownNow();
    batcher.close();
  }

  private CompletableFuture<InferenceOutcome> predict(ImageRecord image) {
    batcher.announce();
    return load(image)
        .whenComplete(
            (loaded, failure) -> {
              if (failure != null) {
                batcher.withdraw();
              }
            })
        .thenCompose(
            loaded ->
                batcher
                    .submit(loaded.image())
                    .thenApply(answer -> predicted(image, loaded, answer)));
  }

  private CompletableFuture<Loaded> load(ImageRecord image) {
    ExecutorService first = image.reference() == null ? decoders : readers;
    return CompletableFuture.supplyAsync(() -> read(image), first)
        .thenApplyAsync(this::decode, decoders);
  }

  private Content read(ImageRecord image) {
    long start = System.nanoTime();
    try {
      return new Content(contents.read(image.content()), System.nanoTime() - start);
    } catch (ImageFailure e) {
      throw new CompletionException(e);
    }
  }

  private Loaded decode(Content content) {
    long start = System.nanoTime();
    try {
      RgbImage image = contents.decode(content.bytes());
      return new Loaded(image, content.readNanos(), System.nanoTime() - start);
    } catch (ImageFailure e) {
      throw new CompletionException(e);
    }
  }

  private static InferenceOutcome predicted(ImageRecord image, Loaded loaded, BatchAnswer answer) {
    return new Predicted(
        image,
        answer.prediction(),
        answer.batchSize(),
        new StageTimes(
            loaded.readNanos(),
            loaded.decodeNanos(),
            answer.queueNanos(),
            answer.inferenceNanos()));
  }

  private static InferenceOutcome rejected(ImageRecord image, Throwable thrown) {
    Throwable cause = thrown instanceof CompletionException ? thrown.getCause() : thrown;
    if (cause instanceof ImageFailure failure) {
      return new Rejected(DeadLetter.of(image, failure));
    }
    throw new CompletionException(cause);
  }
}
