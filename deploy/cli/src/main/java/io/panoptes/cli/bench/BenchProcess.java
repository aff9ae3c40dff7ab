package io.panoptes.cli.bench;

import io.panoptes.cli.CommandFailedException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A JVM with the class path of this one, told what to do line by line. It ends on {@link #close},
 * and with this JVM, of which it reads its standard input. For one thread.
 */
final class BenchProcess implements AutoCloseable {

  private static final long CLOSE_SECONDS = 15;

  private final Process process;
  private final BufferedReader answers;
  private final Path errors;
  private final Thread hook;

  private BenchProcess(Process process, Path errors) {
    this.process = process;
    this.errors = errors;
    answers = process.inputReader(StandardCharsets.UTF_8);
    hook = new Thread(process::destroyForcibly, "stop-bench-child");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  static BenchProcess start(
      Class<?> main,
      List<String> jvmArguments,
      List<String> arguments,
      Map<String, String> environment) {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.add("-XX:+ExitOnOutOfMemoryError");
    line.add("-Djavacpp.platform=linux-x86_64");
    for (String name : List.of("lang", "net", "util", "util.concurrent")) {
      line.add("--add-opens=java.base/java." + name + "=ALL-UNNAMED");
    }
    for (String name : List.of("panoptes.home", "panoptes.registry.home", "panoptes.log")) {
      if (System.getProperty(name) != null) {
        line.add("-D%s=%s".formatted(name, System.getProperty(name)));
      }
    }
    line.addAll(jvmArguments);
    line.add(main.getName());
    line.addAll(arguments);
    try {
      Path errors = Files.createTempFile("panoptes-bench-", ".log");
      ProcessBuilder builder = new ProcessBuilder(line).redirectError(errors.toFile());
      builder.environment().putAll(environment);
      // Not as an argument: ONNX Runtime 1.29 crashes where the command line passes 4096 bytes.
      builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
      return new BenchProcess(builder.start(), errors);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void tell(String command) {
    try {
      process.getOutputStream().write((command + "\n").getBytes(StandardCharsets.UTF_8));
      process.getOutputStream().flush();
    } catch (IOException e) {
      throw ended();
    }
  }

  /**
   * The next line that begins with {@link EngineMain#MARK}, without it.
   *
   * @throws CommandFailedException when the process ends instead
   */
  String answer() {
    try {
      for (String line = answers.readLine(); line != null; line = answers.readLine()) {
        if (line.startsWith(EngineMain.MARK)) {
          return line.substring(EngineMain.MARK.length());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    throw ended();
  }

  private CommandFailedException ended() {
    int code = process.onExit().join().exitValue();
    String last;
    try {
      List<String> lines = Files.readAllLines(errors, StandardCharsets.ISO_8859_1);
      last = lines.stream().filter(line -> !line.isBlank()).reduce("", (before, line) -> line);
    } catch (IOException e) {
      last = e.toString();
    }
    return new CommandFailedException(
        "the process has ended with exit code %d: %s".formatted(code, last.strip()));
  }

  /** In order where it is idle or ends already, so that what watches it can write what it saw. */
  @Override
  public void close() {
    try {
      process.getOutputStream().close();
      process.onExit().get(CLOSE_SECONDS, TimeUnit.SECONDS);
    } catch (IOException | ExecutionException | TimeoutException e) {
      process.destroyForcibly();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    process.onExit().join();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The hook runs already.
      return;
    }
    try {
      answers.close();
      Files.deleteIfExists(errors);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
