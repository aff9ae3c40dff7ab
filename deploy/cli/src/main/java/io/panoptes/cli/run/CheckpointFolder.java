package io.panoptes.cli.run;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where Flink keeps the checkpoints of one pipeline: {@code JOB/chk-N}, of all jobs that ever ran
 * it, and {@code savepoint-JOB-X} of those that were stopped.
 *
 * @param uri an absolute one
 */
record CheckpointFolder(URI uri) {

  private static final String METADATA = "_metadata";

  CheckpointFolder {
    requireNonNull(uri, "uri is null");
  }

  /**
   * @param directory a path of this machine, or a URI
   */
  static CheckpointFolder of(String directory) {
    return new CheckpointFolder(
        directory.contains("://") || directory.startsWith("file:")
            ? URI.create(directory)
            : Path.of(directory).toAbsolutePath().normalize().toUri());
  }

  /** One below this one. */
  CheckpointFolder resolve(String name) {
    String base = uri.toString();
    return new CheckpointFolder(URI.create(base + (base.endsWith("/") ? "" : "/") + name));
  }

  /** Whether this machine can look into it. */
  boolean isFile() {
    return "file".equals(uri.getScheme());
  }

  /**
   * The newest complete checkpoint or savepoint; empty if there is none, or it cannot be looked
   * for.
   */
  Optional<Path> newest() {
    if (!isFile() || !Files.isDirectory(path())) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.find(path(), 3, (file, found) -> isMetadata(file))) {
      return files.max(Comparator.comparing(CheckpointFolder::time)).map(Path::getParent);
    } catch (IOException e) {
      throw new UncheckedIOException("%s cannot be read".formatted(path()), e);
    }
  }

  /** As people write it. */
  String text() {
    return isFile() ? path().toString() : uri.toString();
  }

  private Path path() {
    return Path.of(uri.getPath());
  }

  /** Flink gives it this name when the checkpoint is complete. */
  private static boolean isMetadata(Path file) {
    return file.endsWith(METADATA)
        && file.getParent().getFileName().toString().matches("chk-[0-9]+|savepoint-.+");
  }

  /** Milliseconds since 1970; 0 for a file that is gone meanwhile. */
  private static long time(Path file) {
    return file.toFile().lastModified();
  }
}
