package io.panoptes.cli.parallel;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Works on many items with several threads and takes the results in the order of the items, on the
 * thread that called. A bounded number is in work or waits to be taken, so memory does not grow
 * with the number of items. Immutable and thread-safe.
 *
 * @param name of the threads
 * @param threads 1 to {@link #MOST_THREADS}
 */
public record OrderedWork(String name, int threads) {

  public static final int MOST_THREADS = 1024;

  private static final int QUEUED_PER_THREAD = 4;

  public OrderedWork {
    if (threads < 1 || threads > MOST_THREADS) {
      throw new IllegalArgumentException(
          "%d threads: expected 1 to %d".formatted(threads, MOST_THREADS));
    }
  }

  /** As many threads as the machine has cores. */
  public static OrderedWork onAllCores(String name) {
    return new OrderedWork(
        name, Math.min(Runtime.getRuntime().availableProcessors(), MOST_THREADS));
  }

  /**
   * Returns when every result is taken.
   *
   * @param step run by any thread, several at a time
   * @param sink run by this thread, in the order of the items
   * @throws IOException the first, in the order of the items, of a step or of the sink; what was
   *     taken before stays taken. Unchecked exceptions likewise
   */
  public <T, R> void run(List<T> items, Step<T, R> step, Sink<R> sink)
      throws IOException, InterruptedException {
    ExecutorService workers = Executors.newFixedThreadPool(threads, this::worker);
    try {
      Queue<Future<R>> inWork = new ArrayDeque<>();
      for (T item : items) {
        if (inWork.size() == threads * QUEUED_PER_THREAD) {
          sink.take(result(inWork.remove()));
        }
        inWork.add(workers.submit(() -> step.of(item)));
      }
      while (!inWork.isEmpty()) {
        sink.take(result(inWork.remove()));
      }
    } finally {
      workers.shutdownNow();
    }
  }

  private static <R> R result(Future<R> one) throws IOException, InterruptedException {
    try {
      return one.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException problem) {
        throw problem;
      }
      if (e.getCause() instanceof RuntimeException problem) {
        throw problem;
      }
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  private Thread worker(Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }

  /** An item to its result. */
  public interface Step<T, R> {
    R of(T item) throws IOException;
  }

  /** Takes results. */
  public interface Sink<R> {
    void take(R result) throws IOException;
  }
}
