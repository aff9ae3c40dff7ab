package io.panoptes.operators.batching;

import io.panoptes.models.image.RgbImage;
import io.panoptes.models.inference.ModelThreads;
import io.panoptes.models.inference.SegmentationModel;
import io.panoptes.operators.record.DeadLetterReason;
import io.panoptes.operators.record.ImageFailure;
import io.panoptes.operators.record.Stage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The workers of a batcher: as many as were asked for, and a fresh one for each that is given up.
 * Thread-safe.
 */
final class Workers implements Worker.Owner {

  private static final Logger LOG = LoggerFactory.getLogger(Workers.class);
  private static final long CLOSE_MILLIS = 30_000;

  private final BatchQueue queue;
  private final PixelLimit limit;
  private final BatchTiming timing;
  private final BatcherParts parts;
  private final ModelThreads threads = ModelThreads.lease();
  private final Set<Worker> working = new HashSet<>();
  private final Set<Worker> hung = new HashSet<>();
  private int started;

  Workers(BatchQueue queue, PixelLimit limit, BatchTiming timing, BatcherParts parts) {
    this.queue = queue;
    this.limit = limit;
    this.timing = timing;
    this.parts = parts;
  }

  /**
   * Starts them and waits until each has opened its model.
   *
   * @return the model of the first
   * @throws CompletionException when a model cannot be opened
   */
  SegmentationModel start() {
    List<CompletableFuture<SegmentationModel>> models = new ArrayList<>();
    for (int i = 0; i < parts.workers(); i++) {
      models.add(startOne());
    }
    return models.stream().map(CompletableFuture::join).toList().get(0);
  }

  /** Threads in work that were given up and have not returned. */
  synchronized int hung() {
    return hung.size();
  }

  /** Waits for the batches that run, but for those of workers given up. */
  void join() throws InterruptedException {
    threads.close();
    List<Worker> waitedFor;
    synchronized (this) {
      waitedFor = List.copyOf(working);
    }
    for (Worker worker : waitedFor) {
      if (!worker.join(CLOSE_MILLIS)) {
        LOG.warn("{} still runs a batch {} ms after the end", worker.name(), CLOSE_MILLIS);
      }
    }
  }

  @Override
  public void givenUp(Worker worker, List<WaitingImage> images) {
    int now;
    synchronized (this) {
      // Not where its thread has ended meanwhile after all.
      if (working.remove(worker)) {
        hung.add(worker);
      }
      now = hung.size();
    }
    LOG.warn(
        "{} has run {} for {} and is given up: {} of {} hung workers",
        worker.name(),
        images.size(),
        parts.hang().limit(),
        now,
        parts.hang().maxWorkers());
    images.forEach(this::afterHang);
    if (now >= parts.hang().maxWorkers()) {
      String reason = "%d workers hang in their models".formatted(now);
      parts.exit().exit(reason);
      queue.stop(new IllegalStateException(reason));
    } else if (!queue.isStopped()) {
      startOne();
    }
  }

  @Override
  public void broken(Throwable cause) {
    queue.stop(cause);
    int now = hung();
    if (now > 0) {
      parts.exit().exit("beside %d hung workers, another cannot work: %s".formatted(now, cause));
    }
  }

  @Override
  public synchronized void ended(Worker worker) {
    working.remove(worker);
    hung.remove(worker);
  }

  @Override
  public void batchRan(int size) {
    parts.listener().batchRan(size);
  }

  @Override
  public void again(WaitingImage image) {
    queue
        .add(image.toRunAlone())
        .ifPresent(stopped -> image.answer().completeExceptionally(stopped));
  }

  private void afterHang(WaitingImage image) {
    if (image.alone()) {
      image.answer().completeExceptionally(hang(image.image()));
    } else {
      again(image);
    }
  }

  private ImageFailure hang(RgbImage image) {
    return new ImageFailure(
        DeadLetterReason.INFERENCE_TIMED_OUT,
        Stage.INFERENCE,
        "the model gave no answer for an image of %d x %d within %s, twice: with others and alone"
            .formatted(image.width(), image.height(), parts.hang().limit()));
  }

  private CompletableFuture<SegmentationModel> startOne() {
    Worker worker;
    synchronized (this) {
      worker =
          new Worker("panoptes-inference-" + started++, queue, this, parts.opener(), limit, timing);
      working.add(worker);
    }
    return worker.start(threads);
  }
}
