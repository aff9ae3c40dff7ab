package io.panoptes.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A JVM that ends with this one: on {@link #close}, on this JVM's orderly end, and, by {@link
 * ChildMain}, when this JVM is killed. Its output goes to {@code log.txt} of its work folder, which
 * it owns. Safe for use by several threads.
 */
final class ChildProcess implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ChildProcess.class);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(10);
  private static final long POLL_MILLIS = 50;

  /** Of a process id and seconds; Ctrl-C must not end it half way. */
  private static final String SUSPENSION =
      "trap '' INT TERM HUP; kill -STOP $1 && sleep $2; kill -CONT $1";

  private final String name;
  private final WorkFolder folder;
  private final Process process;
  private final Runnable hook = this::stop;
  private final long started = System.nanoTime();

  private ChildProcess(String name, WorkFolder folder, Process process) {
    this.name = name;
    this.folder = folder;
    this.process = process;
  }

  /** Starts the process; on failure the folder is closed. */
  static ChildProcess start(ChildCommand command, WorkFolder folder) {
    try {
      Path temporaryFiles = Files.createDirectories(folder.path().resolve("tmp"));
      ProcessBuilder builder =
          new ProcessBuilder(command.line(temporaryFiles))
              .directory(folder.path().toFile())
              .redirectErrorStream(true)
              .redirectOutput(logFile(folder).toFile());
      builder.environment().putAll(command.variables(launcher(folder)));
      Process process = builder.start();
      LOG.debug("{} is process {}, its folder is {}", command.name(), process.pid(), folder.path());
      return new ChildProcess(command.name(), folder, process).stoppedAtExit();
    } catch (IOException e) {
      folder.close();
      throw new LocalServiceException(
          String.format("%s cannot be started: %s", command.name(), e.getMessage()), e);
    }
  }

  private ChildProcess stoppedAtExit() {
    try {
      ProcessEnd.stop(hook);
      return this;
    } catch (IllegalStateException e) {
      stop();
      throw new LocalServiceException(name + " is not started: this process is ending", e);
    }
  }

  /**
   * Waits until the check holds.
   *
   * @throws LocalServiceException with the log's last lines, if the process ends before or the
   *     limit passes; the process is then closed
   */
  void awaitReady(Duration limit, BooleanSupplier check) {
    long deadline = System.nanoTime() + limit.toNanos();
    while (!check.getAsBoolean()) {
      requireAlive();
      if (System.nanoTime() - deadline > 0) {
        fail(String.format("was not ready within %d s", limit.toSeconds()));
      }
      pause();
    }
  }

  /**
   * Says that it has ended, if it has.
   *
   * @throws LocalServiceException with the log's last lines; the process is then closed
   */
  void requireAlive() {
    if (!process.isAlive()) {
      fail(String.format("ended with exit code %d before it was ready", process.exitValue()));
    }
  }

  private void pause() {
    try {
      Thread.sleep(POLL_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      close();
      throw new LocalServiceException(name + " was interrupted while it started", e);
    }
  }

  private void fail(String what) {
    String tail = LogTail.of(logFile(folder));
    close();
    throw new LocalServiceException(String.format("%s %s; its log ends: %s", name, what, tail));
  }

  /** Of a process that ran and has ended: how, and its log's last lines, in one line. */
  String ending() {
    return String.format(
        "%s has ended with exit code %d; its log ends: %s",
        name, process.exitValue(), LogTail.of(logFile(folder)));
  }

  /** Of a process that has ended. */
  int exitCode() {
    return process.exitValue();
  }

  /** For how long it has run, or has been meant to. */
  Duration age() {
    return Duration.ofNanos(System.nanoTime() - started);
  }

  boolean isAlive() {
    return process.isAlive();
  }

  long pid() {
    return process.pid();
  }

  WorkFolder folder() {
    return folder;
  }

  /** Ends the process at once, as a crash would; the folder stays until close. */
  void kill() {
    process.destroyForcibly();
    awaitEnd(STOP_LIMIT);
  }

  /**
   * Stops the process as SIGSTOP does, waits for so long, and lets it go on. A shell does so: the
   * process goes on, and can end, even if this JVM is killed meanwhile.
   */
  void suspend(Duration time) {
    try {
      new ProcessBuilder("sh", "-c", SUSPENSION, "suspend", pid() + "", time.toMillis() / 1e3 + "")
          .redirectErrorStream(true)
          .redirectOutput(Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException e) {
      throw new LocalServiceException(
          String.format("%s cannot be suspended: %s", name, e.getMessage()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    ProcessEnd.remove(hook);
    stop();
  }

  private synchronized void stop() {
    process.destroy();
    if (!awaitEnd(STOP_LIMIT)) {
      LOG.warn("{} did not end within {} s and is killed", name, STOP_LIMIT.toSeconds());
      kill();
    }
    folder.close();
  }

  private boolean awaitEnd(Duration limit) {
    try {
      return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static Path logFile(WorkFolder folder) {
    return folder.path().resolve("log.txt");
  }

  /** A folder with the class file of {@link ChildMain} alone. */
  private static Path launcher(WorkFolder folder) {
    String file = ChildMain.class.getName().replace('.', '/') + ".class";
    Path launcher = folder.path().resolve("launcher");
    try (InputStream bytes = ChildMain.class.getResourceAsStream("ChildMain.class")) {
      Files.createDirectories(launcher.resolve(file).getParent());
      Files.copy(bytes, launcher.resolve(file), StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return launcher;
  }
}
