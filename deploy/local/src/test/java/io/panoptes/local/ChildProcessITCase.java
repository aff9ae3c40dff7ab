package io.panoptes.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildProcessITCase {

  private static final Duration LIMIT = Duration.ofSeconds(30);

  @Test
  void closingLeavesNoProcessAndNoFolder() {
    ChildProcess child = Programs.start(Programs.Idle.class);
    child.awaitReady(LIMIT, () -> true);

    child.close();

    assertThat(ProcessHandle.of(child.pid())).isEmpty();
    assertThat(child.folder().path()).doesNotExist();
  }

  @Test
  void secondCloseDoesNothing() {
    ChildProcess child = Programs.start(Programs.Idle.class);

    child.close();
    child.close();

    assertThat(child.isAlive()).isFalse();
  }

  @Test
  void failureCarriesTheEndOfTheLogInOneLine() {
    ChildProcess child = Programs.start(Programs.Failing.class);

    assertThatThrownBy(() -> child.awaitReady(LIMIT, () -> false))
        .isInstanceOf(LocalServiceException.class)
        .hasMessage(
            "Failing ended with exit code 1 before it was ready; its log ends:"
                + " java.lang.IllegalStateException: no luck");
    assertThat(child.folder().path()).doesNotExist();
  }

  @Test
  void childThatDoesNotGetReadyIsEnded() {
    ChildProcess child = Programs.start(Programs.Idle.class);

    assertThatThrownBy(() -> child.awaitReady(Duration.ZERO, () -> false))
        .hasMessageStartingWith("Idle was not ready within 0 s; its log ends: ");
    assertThat(child.isAlive()).isFalse();
  }

  @Test
  void childDiesWithAParentThatIsKilled(@TempDir Path temporaryFiles) throws Exception {
    Process parent = startParent(temporaryFiles);
    ProcessHandle child = childOf(parent);

    parent.destroyForcibly().waitFor();

    child.onExit().get(LIMIT.toSeconds(), TimeUnit.SECONDS);
    assertThat(child.isAlive()).isFalse();
  }

  @Test
  void suspendedChildDiesWithAParentThatIsKilled(@TempDir Path temporaryFiles) throws Exception {
    Process parent = startParent(temporaryFiles, "suspend");
    ProcessHandle child = childOf(parent);
    while (!Files.readString(Path.of("/proc/%d/stat".formatted(child.pid()))).contains(") T ")) {
      TimeUnit.MILLISECONDS.sleep(10);
    }

    parent.destroyForcibly().waitFor();

    child.onExit().get(LIMIT.toSeconds(), TimeUnit.SECONDS);
    assertThat(child.isAlive()).isFalse();
  }

  @Test
  void suspendedChildGoesOn() {
    try (ChildProcess child = Programs.start(Programs.Idle.class)) {
      child.awaitReady(LIMIT, () -> true);

      child.suspend(Duration.ofMillis(100));

      assertThat(child.isAlive()).isTrue();
    }
  }

  @Test
  void interruptedParentLeavesNoProcessAndNoFolder(@TempDir Path temporaryFiles) throws Exception {
    Process parent = startParent(temporaryFiles);
    BufferedReader output = output(parent);
    ProcessHandle child = ProcessHandle.of(Long.parseLong(output.readLine())).orElseThrow();
    Path folder = Path.of(output.readLine());
    assertThat(folder).exists();

    new ProcessBuilder("kill", "-INT", Long.toString(parent.pid())).start().waitFor();

    assertThat(parent.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(child.isAlive()).isFalse();
    assertThat(folder).doesNotExist();
  }

  private static Process startParent(Path temporaryFiles, String... arguments) throws Exception {
    List<String> line =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Djava.io.tmpdir=" + temporaryFiles,
            "-cp",
            ChildCommand.ownClassPath(),
            Programs.Parent.class.getName());
    return new ProcessBuilder(Stream.concat(line.stream(), Arrays.stream(arguments)).toList())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static ProcessHandle childOf(Process parent) throws Exception {
    return ProcessHandle.of(Long.parseLong(output(parent).readLine())).orElseThrow();
  }

  private static BufferedReader output(Process process) {
    return new BufferedReader(
        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /** Main classes of the children. */
  static final class Programs {

    private Programs() {}

    static ChildProcess start(Class<?> program) {
      ChildCommand command =
          new ChildCommand(
              program.getSimpleName(),
              program.getName(),
              ChildCommand.ownClassPath(),
              List.of("-Xmx32m"),
              List.of(),
              Map.of());
      return ChildProcess.start(command, WorkFolder.open("test", Optional.empty()));
    }

    /** Does nothing until it is ended. */
    public static final class Idle {

      private Idle() {}

      public static void main(String[] arguments) throws InterruptedException {
        Thread.currentThread().join();
      }
    }

    /** Ends with an exception. */
    public static final class Failing {

      private Failing() {}

      public static void main(String[] arguments) {
        System.out.println("about to fail");
        throw new IllegalStateException("no luck");
      }
    }

    /**
     * Starts an idle child, prints its process id and folder, suspends it if asked to, and waits.
     */
    public static final class Parent {

      private Parent() {}

      public static void main(String[] arguments) throws InterruptedException {
        ChildProcess child = start(Idle.class);
        System.out.println(child.pid());
        System.out.println(child.folder().path());
        if (arguments.length > 0) {
          child.suspend(Duration.ofSeconds(2));
        }
        Thread.currentThread().join();
      }
    }
  }
}
