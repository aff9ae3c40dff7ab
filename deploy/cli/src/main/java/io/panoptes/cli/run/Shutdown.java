package io.panoptes.cli.run;

import static java.util.Objects.requireNonNull;

import io.panoptes.local.ProcessEnd;
import java.util.concurrent.CountDownLatch;

/**
 * Something to finish when this process is told to end, as Ctrl-C does, until closed. Processes of
 * our own still run then.
 */
public final class Shutdown implements AutoCloseable {

  private final Runnable action;
  private final Runnable hook = this::begin;
  private final CountDownLatch end = new CountDownLatch(1);
  private volatile boolean begun;

  private Shutdown(Runnable action) {
    this.action = requireNonNull(action, "action is null");
  }

  /**
   * @param action run on a thread of its own; what it throws is logged
   */
  public static Shutdown runs(Runnable action) {
    Shutdown shutdown = new Shutdown(action);
    ProcessEnd.finish(shutdown.hook);
    return shutdown;
  }

  private void begin() {
    begun = true;
    try {
      action.run();
    } finally {
      end.countDown();
    }
  }

  /** Whether this process is ending: what breaks then is no failure. */
  public boolean begun() {
    return begun;
  }

  /** Waits for the action if it has begun, else takes it back. */
  @Override
  public void close() {
    ProcessEnd.remove(hook);
    if (begun) {
      try {
        end.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
