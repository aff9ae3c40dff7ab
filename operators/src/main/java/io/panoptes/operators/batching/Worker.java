package io.panoptes.operators.batching;

import io.panoptes.models.inference.ModelThreads;
import io.panoptes.models.inference.SegmentationModel;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * A thread with a model of its own, which it opens, uses and closes. One whose run does not end is
 * given up: its images go to another, and it ends as soon as it can.
 */
final class Worker {

  /** Those who started it; called on any thread. */
  interface Owner {

    /** A run does not end; these images have no answer yet. */
    void givenUp(Worker worker, List<WaitingImage> images);

    /** What is no fault of an image ended it. */
    void broken(Throwable cause);

    /** It has ended, whatever the reason. */
    void ended(Worker worker);

    void batchRan(int size);

    void again(WaitingImage image);
  }

  private final BatchQueue queue;
  private final Owner owner;
  private final PixelLimit limit;
  private final BatchTiming timing;
  private final CompletableFuture<SegmentationModel> opened = new CompletableFuture<>();
  private final String name;
  private final Supplier<SegmentationModel> opener;
  private volatile Future<?> work = CompletableFuture.completedFuture(null);
  private volatile List<WaitingImage> batch = List.of();
  private volatile boolean givenUp;

  Worker(
      String name,
      BatchQueue queue,
      Owner owner,
      Supplier<SegmentationModel> opener,
      PixelLimit limit,
      BatchTiming timing) {
    this.queue = queue;
    this.owner = owner;
    this.limit = limit;
    this.timing = timing;
    this.name = name;
    this.opener = opener;
  }

  /**
   * Starts, once, on a thread of these.
   *
   * @return the model, once it is open; only its {@code inputSize} may be used by others
   */
  CompletableFuture<SegmentationModel> start(ModelThreads threads) {
    work = threads.run(name, this::work);
    return opened;
  }

  /**
   * Waits for the end of its work.
   *
   * @return whether it ended
   */
  boolean join(long millis) throws InterruptedException {
    try {
      work.get(millis, TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      return true; // an error of closing the model, which nobody waits for
    }
  }

  String name() {
    return name;
  }

  private void work() {
    try (SegmentationModel model = opener.get()) {
      opened.complete(model);
      BatchRun run = new BatchRun(model, limit, timing, new Outside());
      for (batch = queue.next(); !batch.isEmpty(); batch = queue.next()) {
        run.run(batch);
        if (givenUp) {
          return;
        }
        queue.flush();
      }
    } catch (Throwable e) {
      opened.completeExceptionally(e);
      if (!givenUp) {
        // INVARIANT: an image that was taken gets its answer, whatever the model throws.
        batch.forEach(image -> image.answer().completeExceptionally(e));
        owner.broken(e);
      }
    } finally {
      owner.ended(this);
    }
  }

  private final class Outside implements BatchRun.Surroundings {

    @Override
    public void batchRan(int size) {
      owner.batchRan(size);
    }

    @Override
    public void again(WaitingImage image) {
      owner.again(image);
    }

    @Override
    public void late() {
      givenUp = true;
      owner.givenUp(Worker.this, batch.stream().filter(image -> !image.answer().isDone()).toList());
    }

    /** INVARIANT: no batch is taken any more, of which {@link #late} would not know. */
    @Override
    public void endedLate() {
      givenUp = true;
    }

    @Override
    public boolean isGivenUp() {
      return givenUp;
    }
  }
}
