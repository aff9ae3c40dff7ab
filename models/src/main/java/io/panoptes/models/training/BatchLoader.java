package io.panoptes.models.training;

import static java.util.Objects.requireNonNull;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;

/**
 * Makes what comes next on threads of its own, and hands it out in the order of the numbers. Never
 * more than {@code ahead} are made and not yet taken. {@link #next} and {@link #close} are for one
 * thread.
 */
final class BatchLoader<T> implements AutoCloseable {

  private final IntFunction<T> source;
  private final int end;
  private final int ahead;
  private final ExecutorService threads;
  private final Deque<CompletableFuture<T>> waiting = new ArrayDeque<>();
  private int requested;

  /**
   * @param source thread-safe
   * @param first number
   * @param end the number after the last
   * @param threads that call the source, at least 1
   * @param ahead as many are made before they are asked for, at least 1
   */
  BatchLoader(IntFunction<T> source, int first, int end, int threads, int ahead) {
    this.source = requireNonNull(source, "source is null");
    this.end = end;
    this.ahead = ahead;
    this.threads =
        Executors.newFixedThreadPool(
            threads,
            task -> {
              Thread thread = new Thread(task, "batch-loader");
              thread.setDaemon(true);
              return thread;
            });
    requested = first;
    request();
  }

  /** The next one, waited for; those after it are begun. */
  T next() {
    CompletableFuture<T> first = waiting.remove();
    try {
      T made = first.join();
      request();
      return made;
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  private void request() {
    while (waiting.size() < ahead && requested < end) {
      int number = requested++;
      waiting.add(CompletableFuture.supplyAsync(() -> source.apply(number), threads));
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
