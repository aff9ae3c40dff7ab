package io.panoptes.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/**
 * The folder of one child process: its configuration, data and log. A given folder is kept, a
 * temporary one is deleted on close.
 */
record WorkFolder(Path path, boolean temporary) implements AutoCloseable {

  private static final FileAttribute<?> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

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

  /** Writes or replaces a file; only its owner may read it, since settings may be secret. */
  Path write(String file, String content) {
    try {
      Path written = path.resolve(file);
      Files.deleteIfExists(written);
      Files.createFile(written, OWNER_ONLY);
      return Files.writeString(written, content);
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
