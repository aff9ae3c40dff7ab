package io.panoptes.operators.batching;

import io.panoptes.models.inference.InputSize;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Where images wait for workers, and workers for images. Thread-safe. */
final class BatchQueue {

  /**
   * @param alone 0 for images that may share a batch, else a number that no other image has
   */
  private record Group(InputSize size, long alone) {}

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final BatchCollector<Group, WaitingImage> collector;
  private final BatchTiming timing;
  private int announced;
  private long loners;
  private Optional<Throwable> stopped = Optional.empty();

  BatchQueue(BatchSettings settings, PixelLimit limit, BatchTiming timing) {
    collector =
        new BatchCollector<>(
            settings, group -> group.alone() > 0 ? 1 : settings.room(group.size(), limit.pixels()));
    this.timing = timing;
  }

  /** An image is on its way: {@link #arrived} follows. */
  void announce() {
    change(() -> announced++);
  }

  /** An announced image is here, or will not come. */
  void arrived() {
    change(() -> announced--);
  }

  /**
   * @return why it was not taken; empty when it was
   */
  Optional<Throwable> add(WaitingImage image) {
    lock.lock();
    try {
      if (stopped.isEmpty()) {
        long alone = image.alone() ? ++loners : 0;
        collector.add(new Group(image.size(), alone), image, timing.now());
        changed.signalAll();
      }
      return stopped;
    } finally {
      lock.unlock();
    }
  }

  /** What waits now waits no longer for others. */
  void flush() {
    change(() -> collector.flush(timing.now()));
  }

  /** Waits for a batch; an empty one means the end. */
  List<WaitingImage> next() throws InterruptedException {
    lock.lock();
    try {
      while (stopped.isEmpty()) {
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

  boolean isStopped() {
    lock.lock();
    try {
      return stopped.isPresent();
    } finally {
      lock.unlock();
    }
  }

  /** Takes no more images, gives no more out, and fails those that wait. Idempotent. */
  void stop(Throwable reason) {
    List<WaitingImage> left = new ArrayList<>();
    change(
        () -> {
          stopped = stopped.or(() -> Optional.of(reason));
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
