package io.panoptes.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** The command, or another main class, in a process of its own; ends on close. */
final class ChildCommand implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofSeconds(120);

  private final Process process;
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final CompletableFuture<Void> end;

  private ChildCommand(Process process) {
    this.process = process;
    this.end = CompletableFuture.runAsync(this::read);
  }

  static ChildCommand start(Path folder, String... arguments) throws IOException {
    return start(folder, System.getProperty("java.class.path"), Panoptes.class, arguments);
  }

  static ChildCommand start(Path folder, String classPath, Class<?> main, String... arguments)
      throws IOException {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.add("-Xmx512m");
    for (String name : List.of("lang", "net", "util", "util.concurrent")) {
      line.add("--add-opens=java.base/java." + name + "=ALL-UNNAMED");
    }
    line.add("-cp");
    line.add(classPath);
    line.add(main.getName());
    line.addAll(List.of(arguments));
    return new ChildCommand(
        new ProcessBuilder(line).directory(folder.toFile()).redirectErrorStream(true).start());
  }

  private void read() {
    try (BufferedReader reader = process.inputReader()) {
      reader.lines().forEach(lines::add);
    } catch (IOException | UncheckedIOException e) {
      // closed by the end of the process
    }
  }

  /** Waits for a line, and fails with all lines there were if it does not come. */
  String awaitLine(Predicate<String> wanted) throws InterruptedException {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    while (lines.stream().noneMatch(wanted)) {
      if (System.nanoTime() - deadline > 0 || end.isDone()) {
        throw new AssertionError("the line did not come, but " + lines);
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
    return lines.stream().filter(wanted).findFirst().orElseThrow();
  }

  List<String> lines() {
    return lines;
  }

  List<ProcessHandle> descendants() {
    return process.descendants().toList();
  }

  /** Waits until it has so many child processes, or more. */
  List<ProcessHandle> awaitDescendants(int count) throws InterruptedException {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    while (descendants().size() < count) {
      if (System.nanoTime() - deadline > 0 || end.isDone()) {
        throw new AssertionError("it started no process, but said " + lines);
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
    return descendants();
  }

  /** The child process that was started last. */
  ProcessHandle newestDescendant() {
    return process
        .descendants()
        .max(Comparator.comparing(child -> child.info().startInstant().orElse(Instant.MIN)))
        .orElseThrow(() -> new AssertionError("it has no child process"));
  }

  /** Ends it at once, as a crash would, and waits for what ends with it. */
  void kill() {
    List<ProcessHandle> descendants = descendants();
    process.destroyForcibly();
    process.onExit().join();
    descendants.forEach(child -> child.onExit().join());
    end.join();
  }

  /** Asks it to end, as Ctrl-C and a supervisor do. */
  int terminate() throws InterruptedException {
    // Process.destroy would also close what it still says.
    process.toHandle().destroy();
    if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("it did not end, and said " + lines);
    }
    end.join();
    return process.exitValue();
  }

  /** Gently first, so that it cleans up after itself. */
  @Override
  public void close() {
    List<ProcessHandle> descendants = descendants();
    process.toHandle().destroy();
    process.onExit().completeOnTimeout(process, LIMIT.toSeconds(), TimeUnit.SECONDS).join();
    descendants.forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    end.join();
  }
}
