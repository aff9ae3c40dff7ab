package io.panoptes.cli.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A folder that is gone after the run, Ctrl-C included. */
final class TemporaryFolder implements AutoCloseable {

  private final Path path;
  private final Thread hook = new Thread(this::delete, "temporary-folder");

  private TemporaryFolder(Path path) {
    this.path = path;
    Runtime.getRuntime().addShutdownHook(hook);
  }

  static TemporaryFolder make() throws IOException {
    return new TemporaryFolder(Files.createTempDirectory("panoptes-demo-"));
  }

  Path path() {
    return path;
  }

  private void delete() {
    try (Stream<Path> files = Files.walk(path)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException | UncheckedIOException e) {
      // Flink or Streams deletes at the same time; what is left is in the system's folder for
      // temporary files.
      return;
    }
  }

  @Override
  public void close() {
    delete();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The hook runs already.
      return;
    }
  }
}
