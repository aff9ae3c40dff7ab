package io.panoptes.cli.run;

import static java.util.Objects.requireNonNull;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Something to do when this process is told to end, as Ctrl-C does, until closed. */
public final class Shutdown implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Shutdown.class);

  private final Runnable action;
  private final Thread hook = new Thread(this::begin, "shutdown");
  private volatile boolean begun;

  private Shutdown(Runnable action) {
    this.action = requireNonNull(action, "action is null");
  }

  /**
   * @param action run on a thread of its own; what it throws is logged
   */
  public static Shutdown runs(Runnable action) {
    Shutdown shutdown = new Shutdown(action);
    Runtime.getRuntime().addShutdownHook(shutdown.hook);
    return shutdown;
  }

  private void begin() {
    begun = true;
    try {
      action.run();
    } catch (RuntimeException e) {
      LOG.warn("What was to be done at the end failed", e);
    }
  }

  /** Whether this process is ending: what breaks then is no failure. */
  public boolean begun() {
    return begun;
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      LOG.debug("This process is ending already");
    }
  }
}
