package io.panoptes.cli.publish;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** What stands for the time of capture of a file. */
public enum CaptureTime {
  /** When it is published. */
  NOW {
    @Override
    Instant of(Path file) {
      return Instant.now();
    }
  },
  /** When it was last changed. */
  MODIFIED {
    @Override
    Instant of(Path file) throws IOException {
      return Files.getLastModifiedTime(file).toInstant();
    }
  };

  abstract Instant of(Path file) throws IOException;
}
