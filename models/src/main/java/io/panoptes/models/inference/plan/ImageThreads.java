package io.panoptes.models.inference.plan;

import io.panoptes.models.inference.ModelThreads;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** A fixed set of threads that share the images of a batch out; the caller's is number 0. */
final class ImageThreads implements AutoCloseable {

  @FunctionalInterface
  interface Work {

    /**
     * @param thread 0 to threads - 1; no two calls at a time have the same one
     */
    void run(int thread, int image);
  }

  private final int threads;
  private final ModelThreads others;

  ImageThreads(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("%d threads: at least 1".formatted(threads));
    }
    this.threads = threads;
    others = ModelThreads.lease();
  }

  /**
   * Returns when all images are done; a failure in one of them is thrown.
   *
   * @param nativeThreads OpenMP threads for a single image, at most the threads of this set
   */
  void forEach(int images, int nativeThreads, Work work) {
    int used = Math.min(threads, images);
    AtomicInteger next = new AtomicInteger();
    List<Future<?>> running = new ArrayList<>();
    try {
      for (int thread = 1; thread < used; thread++) {
        int number = thread;
        running.add(
            others.run("panoptes-engine-" + number, () -> drain(number, 1, next, images, work)));
      }
      drain(0, images == 1 ? Math.min(threads, nativeThreads) : 1, next, images, work);
    } finally {
      awaitAll(running);
    }
  }

  private static void drain(
      int thread, int nativeThreads, AtomicInteger next, int images, Work work) {
    int before = NativeThreads.use(nativeThreads);
    try {
      for (int image = next.getAndIncrement(); image < images; image = next.getAndIncrement()) {
        work.run(thread, image);
      }
    } finally {
      NativeThreads.use(before);
    }
  }

  /** Throws only when none runs any more: their arrays are in use until then. */
  private static void awaitAll(List<Future<?>> running) {
    List<RuntimeException> failures =
        running.stream().flatMap(future -> await(future).stream()).toList();
    if (!failures.isEmpty()) {
      throw failures.get(0);
    }
  }

  private static Optional<RuntimeException> await(Future<?> running) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          running.get();
          return Optional.empty();
        } catch (InterruptedException e) {
          interrupted = true; // the arrays are in use until the images are done
        } catch (ExecutionException e) {
          return Optional.of(
              e.getCause() instanceof RuntimeException cause
                  ? cause
                  : new IllegalStateException(e.getCause()));
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public void close() {
    others.close();
  }
}
