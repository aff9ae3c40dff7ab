package io.panoptes.cli.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where checkpoints lie that nobody chose a place for: the job manager's memory takes no more than
 * 5 MiB of a task's state, which a few images in flight exceed.
 */
record CheckpointFolder(Path path, boolean temporary) {

  /**
   * @param kept a folder that is kept; empty for a temporary one
   */
  static CheckpointFolder make(Optional<Path> kept) {
    try {
      return kept.isPresent()
          ? new CheckpointFolder(
              Files.createDirectories(kept.get().toAbsolutePath().resolve("checkpoints")), false)
          : new CheckpointFolder(Files.createTempDirectory("panoptes-checkpoints-"), true);
    } catch (IOException e) {
      throw new UncheckedIOException("no folder for checkpoints could be made", e);
    }
  }

  /** Deletes a temporary folder; a second call does nothing. */
  void delete() {
    if (!temporary || !Files.exists(path)) {
      return;
    }
    try (Stream<Path> files = Files.walk(path)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
