package io.panoptes.local;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;

/**
 * Entry of a child JVM: runs the main class named first with the remaining arguments, and ends when
 * standard input ends, which is when the parent closes it or dies, however it dies.
 *
 * <p>INVARIANT: uses nothing but the JDK and has no nested class, since its one class file is put
 * before class paths that are not ours.
 */
public final class ChildMain {

  private static final long EXIT_MILLIS = 10_000;

  private ChildMain() {}

  /** Runs the main class named by the first argument. */
  public static void main(String[] arguments) throws Throwable {
    daemon("parent-watch", ChildMain::exitWithParent);
    try {
      Class.forName(arguments[0])
          .getMethod("main", String[].class)
          .invoke(null, (Object) Arrays.copyOfRange(arguments, 1, arguments.length));
    } catch (InvocationTargetException e) {
      e.getCause().printStackTrace();
      System.exit(1);
    }
  }

  private static void exitWithParent() {
    try {
      while (System.in.read() >= 0) {
        // the parent writes nothing
      }
    } catch (IOException e) {
      System.err.println("standard input failed, ending: " + e);
    }
    daemon("exit-limit", ChildMain::haltAfterLimit);
    System.exit(0);
  }

  /** A shutdown hook that hangs must not outlive the parent. */
  private static void haltAfterLimit() {
    try {
      Thread.sleep(EXIT_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(1);
  }

  private static void daemon(String name, Runnable body) {
    Thread thread = new Thread(body, name);
    thread.setDaemon(true);
    thread.start();
  }
}
