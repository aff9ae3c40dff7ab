package io.panoptes.cli.bench;

import io.panoptes.cli.CommandFailedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntFunction;

/** The same work on several threads, for a while. */
final class PlainThreads {

  private static final long POLL_MILLIS = 20;

  /** What one thread does; made, used and closed by that thread. */
  interface Work extends AutoCloseable {

    /** Returns how many images are done. */
    int next();

    @Override
    void close();
  }

  private PlainThreads() {}

  /**
   * Images per second of all threads together, after a warm-up.
   *
   * @param work of a thread, by its number
   * @throws CommandFailedException when it fails
   */
  static double rate(int threads, Duration warmUp, Duration time, IntFunction<Work> work)
      throws InterruptedException {
    Completions completions = new Completions(Duration.ZERO);
    AtomicBoolean stopped = new AtomicBoolean();
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<CompletableFuture<Void>> running = new ArrayList<>();
      List<CompletableFuture<Void>> ready = new ArrayList<>();
      for (int thread = 0; thread < threads; thread++) {
        int number = thread;
        CompletableFuture<Void> opened = new CompletableFuture<>();
        ready.add(opened);
        running.add(
            CompletableFuture.runAsync(
                () -> run(work, number, opened, completions, stopped), pool));
      }
      // The threads begin together with the clock, whatever opening a model takes.
      for (CompletableFuture<Void> opened : ready) {
        await(opened, running);
      }
      long from = System.nanoTime() + warmUp.toNanos();
      OptionalDouble rate = OptionalDouble.empty();
      while (rate.isEmpty()) {
        requireNoFailure(running);
        TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        rate = completions.rate(from, from + time.toNanos());
      }
      return rate.getAsDouble();
    } finally {
      stopped.set(true);
      pool.shutdown();
      pool.awaitTermination(5, TimeUnit.MINUTES);
    }
  }

  private static void run(
      IntFunction<Work> work,
      int number,
      CompletableFuture<Void> opened,
      Completions completions,
      AtomicBoolean stopped) {
    try (Work own = work.apply(number)) {
      opened.complete(null);
      while (!stopped.get()) {
        int images = own.next();
        synchronized (completions) {
          completions.add(System.nanoTime(), images);
        }
      }
    }
  }

  private static void await(CompletableFuture<Void> opened, List<CompletableFuture<Void>> running)
      throws InterruptedException {
    while (!opened.isDone()) {
      requireNoFailure(running);
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
    }
  }

  private static void requireNoFailure(List<CompletableFuture<Void>> running) {
    for (CompletableFuture<Void> each : running) {
      if (each.isCompletedExceptionally()) {
        try {
          each.join();
        } catch (CompletionException e) {
          throw new CommandFailedException(String.valueOf(e.getCause().getMessage()), e.getCause());
        }
      }
    }
  }
}
