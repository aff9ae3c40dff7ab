package io.panoptes.local;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The end of this process when it is told to end, as Ctrl-C and a supervisor do: first what is to
 * be finished, one after the other, while all child processes still run; then what is to be
 * stopped, all at once. Java runs its shutdown hooks in no order, so these are one hook. Safe for
 * use by several threads.
 */
public final class ProcessEnd {

  private static final Logger LOG = LoggerFactory.getLogger(ProcessEnd.class);
  private static final ProcessEnd OF_THIS_PROCESS = hooked();

  private final Set<Runnable> toFinish = new LinkedHashSet<>();
  private final Set<Runnable> toStop = new LinkedHashSet<>();
  private boolean begun;
  private OptionalInt exitCode = OptionalInt.empty();

  ProcessEnd() {}

  private static ProcessEnd hooked() {
    ProcessEnd end = new ProcessEnd();
    Runtime.getRuntime().addShutdownHook(new Thread(end::runAndExit, "process-end"));
    return end;
  }

  /**
   * Adds what is to be finished at the end, before any child process is stopped.
   *
   * @throws IllegalStateException if the end has begun
   */
  public static void finish(Runnable action) {
    OF_THIS_PROCESS.add(OF_THIS_PROCESS.toFinish, action);
  }

  /**
   * Adds what is to be stopped at the end, after all is finished.
   *
   * @throws IllegalStateException if the end has begun
   */
  public static void stop(Runnable action) {
    OF_THIS_PROCESS.add(OF_THIS_PROCESS.toStop, action);
  }

  /** Takes back what was added; when the end has begun, that does nothing. */
  public static void remove(Runnable action) {
    OF_THIS_PROCESS.drop(action);
  }

  /** The exit code of an end that has begun, in place of the one of the signal. */
  public static void exitWith(int code) {
    OF_THIS_PROCESS.setExitCode(code);
  }

  synchronized void add(Set<Runnable> actions, Runnable action) {
    requireNonNull(action, "action is null");
    if (begun) {
      throw new IllegalStateException("this process is ending");
    }
    actions.add(action);
  }

  Set<Runnable> toFinish() {
    return toFinish;
  }

  Set<Runnable> toStop() {
    return toStop;
  }

  synchronized void drop(Runnable action) {
    if (!begun) {
      toFinish.remove(action);
      toStop.remove(action);
    }
  }

  private synchronized void setExitCode(int code) {
    exitCode = OptionalInt.of(code);
  }

  private synchronized void begin() {
    begun = true;
  }

  void run() {
    begin();
    toFinish.forEach(ProcessEnd::runLogged);
    List<Thread> threads = new ArrayList<>();
    toStop.forEach(action -> threads.add(new Thread(() -> runLogged(action), "stop")));
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void runAndExit() {
    run();
    OptionalInt code;
    synchronized (this) {
      code = exitCode;
    }
    // Java knows no other way to end with a code of one's own once a signal came.
    code.ifPresent(Runtime.getRuntime()::halt);
  }

  private static void runLogged(Runnable action) {
    try {
      action.run();
    } catch (RuntimeException e) {
      LOG.warn("What was to be done at the end failed", e);
    }
  }
}
