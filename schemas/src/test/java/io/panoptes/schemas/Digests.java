package io.panoptes.schemas;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** SHA-256 of each frozen file, so that an edit of one shows. */
final class Digests {

  static final Path FILE = FrozenSchema.HISTORY.resolve("SHA256SUMS");

  private Digests() {}

  /** By path within the history, as the files are now. */
  static Map<String, String> ofFiles() {
    try (Stream<Path> files = Files.walk(FrozenSchema.HISTORY)) {
      return files
          .filter(file -> Files.isRegularFile(file) && !file.equals(FILE))
          .collect(
              Collectors.toMap(
                  file -> FrozenSchema.HISTORY.relativize(file).toString().replace('\\', '/'),
                  Digests::of,
                  (a, b) -> a,
                  TreeMap::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** By path within the history, as they were frozen. */
  static Map<String, String> frozen() throws IOException {
    try (Stream<String> lines = Files.lines(FILE)) {
      return lines
          .map(line -> line.split("  "))
          .collect(Collectors.toMap(parts -> parts[1], parts -> parts[0]));
    }
  }

  private static String of(Path file) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
      return HexFormat.of().formatHex(digest);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
