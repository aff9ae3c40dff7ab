package io.panoptes.operators.inference;

import static java.util.Objects.requireNonNull;

import io.panoptes.models.image.RgbImage;
import io.panoptes.models.inference.SegmentationModel;
import io.panoptes.operators.batching.BatchAnswer;
import io.panoptes.operators.batching.BatcherParts;
import io.panoptes.operators.batching.InFlightLimit;
import io.panoptes.operators.batching.MicroBatcher;
import io.panoptes.operators.batching.PixelBudget;
import io.panoptes.operators.batching.ProcessExit;
import io.panoptes.operators.metrics.BatchStatistics;
import io.panoptes.operators.metrics.SegmenterStatistics;
import io.panoptes.operators.record.DeadLetter;
import io.panoptes.operators.record.ImageFailure;
import io.panoptes.operators.record.ImageRecord;
import io.panoptes.operators.record.InferenceOutcome;
import io.panoptes.operators.record.InferenceOutcome.Predicted;
import io.panoptes.operators.record.InferenceOutcome.Rejected;
import io.panoptes.operators.record.PackIdentity;
import io.panoptes.operators.record.ResultPack;
import io.panoptes.operators.record.SourceKey;
import io.panoptes.operators.record.StageTimes;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;

/**
 * Image records to predictions: read, decode, gather into batches, run. What waits outside its
 * in-flight limit holds compressed bytes only, and gets in by turns of partitions and sources.
 * Thread-safe.
 */
final class ImageSegmenter implements Segmenter {

  private record Loaded(RgbImage image, long readNanos, long decodeNanos) {}

  private record Content(byte[] bytes, long pixels, long readNanos) {}

  private final ResultPack pack;
  private final ContentReader contents;
  private final InFlightLimit limit;
  private final ExecutorService readers;
  private final ExecutorService decoders;
  private final BatchStatistics batches = new BatchStatistics();
  private final MicroBatcher batcher;

  /**
   * Opens the models, which can take seconds.
   *
   * @param pack of the models
   * @throws IllegalStateException when a model cannot be opened
   */
  ImageSegmenter(
      ResultPack pack,
      InferenceSettings settings,
      Supplier<SegmentationModel> opener,
      ProcessExit exit) {
    this.pack = requireNonNull(pack, "pack is null");
    contents = new ContentReader(settings);
    limit =
        new InFlightLimit(
            settings.batch().maxImagesInFlight(), settings.batch().maxPixelsInFlight());
    try {
      batcher =
          MicroBatcher.start(
              new BatcherParts(
                  settings.batch(), settings.hang(), settings.workers(), opener, batches, exit));
    } catch (RuntimeException | Error e) {
      contents.close();
      throw e;
    }
    readers = NamedThreads.pool("panoptes-read", settings.readThreads());
    decoders = NamedThreads.pool("panoptes-decode", settings.decodeThreads());
  }

  @Override
  public Segmentation segment(ImageRecord image) {
    CompletableFuture<Void> left = new CompletableFuture<>();
    CompletableFuture<InferenceOutcome> outcome =
        limit
            .acquire(SourceKey.of(image))
            .thenCompose(share -> segment(image, share, left))
            .exceptionally(failure -> rejected(image, failure));
    return new Segmentation(outcome, left);
  }

  @Override
  public PackIdentity pack() {
    return pack.identity();
  }

  /** Its figures are those of {@link #statistics}. */
  @Override
  public void show() {}

  @Override
  public void flush() {
    batcher.flush();
  }

  /** Whether what is wrong with the machine or the program has stopped it for good. */
  boolean isBroken() {
    return batcher.isStopped();
  }

  /** Of the work done so far and in work now. */
  SegmenterStatistics statistics() {
    return new SegmenterStatistics(
        batches,
        limit::inUse,
        limit::waiting,
        limit::pixelsInUse,
        batcher::batchPixelLimit,
        batcher::hungWorkers);
  }

  /** Begins no run any more, and waits for none: models are closed as their runs end. */
  void stop() {
    readers.shutdownNow();
    decoders.shutdownNow();
    batcher.stop();
  }

  @Override
  public void close() {
    stop();
    batcher.close();
    contents.close();
  }

  private CompletableFuture<InferenceOutcome> segment(
      ImageRecord image, PixelBudget.Share share, CompletableFuture<Void> left) {
    CompletableFuture<InferenceOutcome> outcome =
        predict(image, share).whenComplete((answer, failure) -> limit.release());
    outcome.handle((answer, failure) -> left.thenRun(share::close));
    return outcome;
  }

  private CompletableFuture<InferenceOutcome> predict(ImageRecord image, PixelBudget.Share share) {
    batcher.announce();
    return load(image, share)
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

  private CompletableFuture<Loaded> load(ImageRecord image, PixelBudget.Share share) {
    ExecutorService first = image.reference() == null ? decoders : readers;
    return CompletableFuture.supplyAsync(() -> read(image), first)
        .thenCompose(content -> granted(content, share))
        .thenApplyAsync(this::decode, decoders);
  }

  /** Waits for the pixels; meanwhile no batch waits for this image. */
  private CompletableFuture<Content> granted(Content content, PixelBudget.Share share) {
    CompletableFuture<Void> granted = share.take(content.pixels());
    if (granted.isDone()) {
      return CompletableFuture.completedFuture(content);
    }
    batcher.withdraw();
    return granted.thenApply(
        now -> {
          batcher.announce();
          return content;
        });
  }

  private Content read(ImageRecord image) {
    long start = System.nanoTime();
    try {
      byte[] bytes = contents.read(image.content());
      return new Content(bytes, contents.pixels(bytes), System.nanoTime() - start);
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

  private InferenceOutcome predicted(ImageRecord image, Loaded loaded, BatchAnswer answer) {
    return new Predicted(
        image,
        answer.prediction(),
        answer.batchSize(),
        new StageTimes(
            loaded.readNanos(), loaded.decodeNanos(), answer.queueNanos(), answer.inferenceNanos()),
        pack);
  }

  private InferenceOutcome rejected(ImageRecord image, Throwable thrown) {
    Throwable cause = thrown instanceof CompletionException ? thrown.getCause() : thrown;
    if (cause instanceof ImageFailure failure) {
      return new Rejected(DeadLetter.of(image, failure, pack.identity()));
    }
    throw new CompletionException(cause);
  }
}
