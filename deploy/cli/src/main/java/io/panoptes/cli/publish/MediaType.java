package io.panoptes.cli.publish;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** What the first bytes say a file is; names are not looked at. */
public final class MediaType {

  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
  private static final byte[] JPEG = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF};

  private MediaType() {}

  /** {@code image/png} or {@code image/jpeg}; empty for anything else. */
  public static Optional<String> of(byte[] content) {
    if (startsWith(content, PNG)) {
      return Optional.of("image/png");
    }
    return startsWith(content, JPEG) ? Optional.of("image/jpeg") : Optional.empty();
  }

  /** Reads no more than the first bytes. */
  public static Optional<String> of(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return of(in.readNBytes(PNG.length));
    }
  }

  private static boolean startsWith(byte[] content, byte[] start) {
    return content.length >= start.length
        && Arrays.equals(content, 0, start.length, start, 0, start.length);
  }
}
