package io.panoptes.operators.batching;

import static java.util.Objects.requireNonNull;

import io.panoptes.models.image.RgbImage;
import io.panoptes.models.inference.InputSize;
import io.panoptes.models.inference.SegmentationModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gathers images into batches of one {@link InputSize} and runs them on a fixed number of threads,
 * each with a model of its own.
 *
 * <p>An idle thread takes the next batch once it is ready (see {@link BatchCollector}). Who will
 * submit an image says so beforehand with {@link #announce}, so that a batch need not wait when
 * none is on its way. Thread-safe.
 */
public final class MicroBatcher implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(MicroBatcher.class);
  private static final long CLOSE_MILLIS = 30_000;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final BatchCollector<InputSize, WaitingImage> collector;
  private final BatchListener listener;
  private final List<Thread> threads = new ArrayList<>();
  private final CompletableFuture<SegmentationModel> firstModel = new CompletableFuture<>();
  private int announced;
  private Throwable stopped;

  private MicroBatcher(BatchSettings settings, BatchListener listener) {
    this.collector = new BatchCollector<>(settings);
    this.listener = requireNonNull(listener, "listener is null");
  }

  /**
   * Starts the threads and waits until each has opened its model.
   *
   * @param workers models and threads, 1 or more
   * @param opener called once on each thread
   * @throws IllegalStateException when a model cannot be opened; nothing is left running
   */
  public static MicroBatcher start(
      BatchSettings settings,
      int workers,
      Supplier<SegmentationModel> opener,
      BatchListener listener) {
    if (workers < 1) {
      throw new IllegalArgumentException("%d workers: at least 1 is needed".formatted(workers));
    }
    MicroBatcher batcher = new MicroBatcher(settings, listener);
    List<CompletableFuture<Void>> opened = new ArrayList<>();
    for (int i = 0; i < workers; i++) {
      CompletableFuture<Void> ready = new CompletableFuture<>();
      opened.add(ready);
      Thread thread = new Thread(() -> batcher.work(opener, ready), "panoptes-inference-" + i);
      thread.setDaemon(true);
      batcher.threads.add(thread);
      thread.start();
    }
    try {
      opened.forEach(CompletableFuture::join);
      return batcher;
    } catch (CompletionException e) {
      batcher.close();
      throw new IllegalStateException(
          "the model cannot be opened: %s".formatted(e.getCause().getMessage()), e.getCause());
    }
  }

  /** An image is on its way: {@link #submit} or {@link #withdraw} follows. */
  public void announce() {
    change(() -> announced++);
  }

  /** An announced image will not come. */
  public void withdraw() {
    change(() -> announced--);
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
    Optional<Throwable> refused = collect(image, answer);
    refused.ifPresent(answer::completeExceptionally);
    return answer;
  }

  private Optional<Throwable> collect(RgbImage image, CompletableFuture<BatchAnswer> answer) {
    lock.lock();
    try {
      announced--;
      changed.signalAll();
      if (stopped == null) {
        long now = System.nanoTime();
        InputSize size = firstModel.join().inputSize(image.width(), image.height());
        collector.add(size, new WaitingImage(image, now, answer), now);
      }
      return Optional.ofNullable(stopped);
    } catch (RuntimeException e) {
      return Optional.of(BatchRun.failure(image, e));
    } finally {
      lock.unlock();
    }
  }

  /** Whether it runs no more batches, because it was closed or a model threw an error. */
  public boolean isStopped() {
    lock.lock();
    try {
      return stopped != null;
    } finally {
      lock.unlock();
    }
  }

  /** Ends the batches that run, fails the images that wait, and closes the models. Idempotent. */
  @Override
  public void close() {
    stop(new CancellationException("the batcher is closed"));
    try {
      for (Thread thread : threads) {
        thread.join(CLOSE_MILLIS);
        if (thread.isAlive()) {
          LOG.warn("{} still runs a batch {} ms after the end", thread.getName(), CLOSE_MILLIS);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void work(Supplier<SegmentationModel> opener, CompletableFuture<Void> ready) {
    try (SegmentationModel model = opener.get()) {
      firstModel.complete(model);
      ready.complete(null);
      BatchRun run = new BatchRun(model, listener);
      for (List<WaitingImage> batch = next(); !batch.isEmpty(); batch = next()) {
        runOrStop(run, batch);
      }
    } catch (Throwable e) {
      ready.completeExceptionally(e);
      stop(e);
    }
  }

  /** INVARIANT: an image that was taken gets its answer, whatever the model throws. */
  private static void runOrStop(BatchRun run, List<WaitingImage> batch) {
    try {
      run.run(batch);
    } catch (Throwable e) {
      batch.forEach(image -> image.answer().completeExceptionally(e));
      throw e;
    }
  }

  /** Waits for a batch; an empty one means the end. */
  private List<WaitingImage> next() throws InterruptedException {
    lock.lock();
    try {
      while (stopped == null) {
        long nanos = collector.untilReady(System.nanoTime(), announced == 0);
        if (nanos <= 0) {
          return collector.take();
        }
        changed.await(nanos, TimeUnit.NANOSECONDS);
      }
      return List.of();
    } finally {
      lock.unlock();
    }
  }

  private void stop(Throwable reason) {
    List<WaitingImage> left = new ArrayList<>();
    change(
        () -> {
          stopped = stopped == null ? reason : stopped;
          while (collector.size() > 0) {
            left.addAll(collector.take());
          }
        });
    left.forEach(image -> image.answer().completeExceptionally(reason));
  }

  private void change(Runnable step) {
    lock.lock();
    try {
      step.run();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
