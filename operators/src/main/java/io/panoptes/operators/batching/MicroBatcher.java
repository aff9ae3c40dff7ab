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
import java.util.concurrent.TimeoutException;
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
 *
 * <p>Nobody counts how long an image waits: on a slow machine all do. Only a batch that runs for
 * half an hour is taken for stuck, and then everything stops.
 */
public final class MicroBatcher implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(MicroBatcher.class);
  private static final long CLOSE_MILLIS = 30_000;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final BatchCollector<InputSize, WaitingImage> collector;
  private final BatchListener listener;
  private final BatchTiming timing;
  private final List<Thread> threads = new ArrayList<>();
  private final CompletableFuture<SegmentationModel> firstModel = new CompletableFuture<>();
  private int announced;
  private Throwable stopped;

  private MicroBatcher(BatchSettings settings, BatchListener listener, BatchTiming timing) {
    this.collector = new BatchCollector<>(settings);
    this.listener = requireNonNull(listener, "listener is null");
    this.timing = requireNonNull(timing, "timing is null");
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
    return start(settings, workers, opener, listener, BatchTiming.SYSTEM);
  }

  static MicroBatcher start(
      BatchSettings settings,
      int workers,
      Supplier<SegmentationModel> opener,
      BatchListener listener,
      BatchTiming timing) {
    if (workers < 1) {
      throw new IllegalArgumentException("%d workers: at least 1 is needed".formatted(workers));
    }
    MicroBatcher batcher = new MicroBatcher(settings, listener, timing);
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
        long now = timing.now();
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

  /** Whether it runs no more batches, because it was closed, a model threw an error or is stuck. */
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
      BatchRun run = new BatchRun(model, listener, timing);
      for (List<WaitingImage> batch = next(); !batch.isEmpty(); batch = next()) {
        runOrStop(run, batch);
      }
    } catch (Throwable e) {
      ready.completeExceptionally(e);
      stop(e);
    }
  }

  /** INVARIANT: an image that was taken gets its answer, whatever the model throws. */
  private void runOrStop(BatchRun run, List<WaitingImage> batch) {
    CompletableFuture<Void> ran = watch(batch);
    try {
      run.run(batch);
    } catch (Throwable e) {
      batch.forEach(image -> image.answer().completeExceptionally(e));
      throw e;
    } finally {
      ran.complete(null);
    }
  }

  /** Stops everything unless what it returns is completed in time. */
  private CompletableFuture<Void> watch(List<WaitingImage> batch) {
    CompletableFuture<Void> ran = new CompletableFuture<>();
    ran.orTimeout(timing.stuckAfter().toNanos(), TimeUnit.NANOSECONDS)
        .exceptionally(
            late -> {
              TimeoutException stuck =
                  new TimeoutException(
                      "a batch of %d images has run for %s: its model is taken for stuck"
                          .formatted(batch.size(), timing.stuckAfter()));
              stop(stuck);
              batch.forEach(image -> image.answer().completeExceptionally(stuck));
              return null;
            });
    return ran;
  }

  /** Waits for a batch; an empty one means the end. */
  private List<WaitingImage> next() throws InterruptedException {
    lock.lock();
    try {
      while (stopped == null) {
        long now = timing.now();
        long nanos = collector.untilReady(now, announced == 0);
        if (nanos <= 0) {
          return collector.take(now);
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
            left.addAll(collector.take(timing.now()));
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
