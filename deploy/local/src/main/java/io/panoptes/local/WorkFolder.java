package io.panoptes.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/**
 * The folder of one child process: its configuration, data and log. A given folder is kept, a
 * temporary one is deleted on close.
 */
record WorkFolder(Path path, boolean temporary) implements AutoCloseable {

  /** Opens the given folder, made if absent, or a new temporary one. */
  static WorkFolder open(String name, Optional<Path> given) {
    try {
      return given.isPresent()
          ? new WorkFolder(Files.createDirectories(given.get().toAbsolutePath()), false)
          : new WorkFolder(Files.createTempDirectory("panoptes-" + name + "-"), true);
    } catch (IOException e) {
      throw new LocalServiceException(
          String.format(
              "cannot make the folder %s of %s: %s",
              given.map(Path::toString).orElse(System.getProperty("java.io.tmpdir")), name, e),
          e);
    }
  }

  Path write(String file, String content) {
    try {
      return Files.writeString(path.resolve(file), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    if (temporary && Files.exists(path)) {
      try {
        Files.walkFileTree(path, new Deletion());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Deletes a tree; a file that is gone already is no error. */
  private static final class Deletion extends SimpleFileVisitor<Path> {

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.deleteIfExists(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
      if (e instanceof NoSuchFileException) {
        return FileVisitResult.CONTINUE;
      }
      throw e;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, IOException e) throws IOException {
      Files.deleteIfExists(folder);
      return FileVisitResult.CONTINUE;
    }
  }
}
