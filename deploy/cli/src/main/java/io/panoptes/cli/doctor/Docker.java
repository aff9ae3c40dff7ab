package io.panoptes.cli.doctor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Whether containers can be started, which some tests need and the commands do not. */
final class Docker {

  private static final List<String> COMMAND =
      List.of("docker", "version", "--format", "{{.Server.Version}}");
  private static final long SECONDS = 10;

  private Docker() {}

  static String status() {
    Process process;
    try {
      process = new ProcessBuilder(COMMAND).redirectErrorStream(true).start();
    } catch (IOException e) {
      return "not installed";
    }
    try {
      if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
        return "no answer in %d s".formatted(SECONDS);
      }
      String answer =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      return process.exitValue() == 0 ? "running, " + answer : "installed, its service is not";
    } catch (IOException e) {
      return "no answer: " + e.getMessage();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "interrupted";
    } finally {
      process.destroyForcibly();
    }
  }
}
