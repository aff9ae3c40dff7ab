package io.panoptes.operators.reference;

import static java.util.Objects.requireNonNull;

import io.panoptes.operators.record.ImageFailure;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Reads that are given up after a time, even where nothing can interrupt them. Those hold a thread
 * each until they end; with all threads held, further reads time out too. Thread-safe.
 */
final class TimedReads {

  /** A read of one image. */
  interface Read {

    byte[] run() throws IOException, ImageFailure;
  }

  /** Many more than read at a time, as most of them may hang. */
  private static final int THREADS = 16;

  private static final long KEEP_SECONDS = 10;

  private final Duration timeout;
  private final ExecutorService threads;

  TimedReads(Duration timeout) {
    this(timeout, daemons());
  }

  TimedReads(Duration timeout, ExecutorService threads) {
    this.timeout = requireNonNull(timeout, "timeout is null");
    this.threads = requireNonNull(threads, "threads is null");
  }

  private static ExecutorService daemons() {
    ThreadPoolExecutor threads =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            KEEP_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            work -> {
              Thread thread = new Thread(work, "panoptes-reference");
              thread.setDaemon(true);
              return thread;
            });
    threads.allowCoreThreadTimeOut(true);
    return threads;
  }

  /**
   * @throws TimeoutException with a message for people
   */
  byte[] read(Read read) throws IOException, ImageFailure, TimeoutException, InterruptedException {
    Future<byte[]> bytes = threads.submit(read::run);
    try {
      return bytes.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw (TimeoutException)
          new TimeoutException("not read within %s".formatted(timeout)).initCause(e);
    } catch (ExecutionException e) {
      throw cause(e);
    } finally {
      bytes.cancel(true);
    }
  }

  private static IllegalStateException cause(ExecutionException e)
      throws IOException, ImageFailure {
    Throwable cause = e.getCause();
    if (cause instanceof IOException problem) {
      throw problem;
    }
    if (cause instanceof ImageFailure failure) {
      throw failure;
    }
    if (cause instanceof Error error) {
      throw error;
    }
    return new IllegalStateException(cause);
  }
}
