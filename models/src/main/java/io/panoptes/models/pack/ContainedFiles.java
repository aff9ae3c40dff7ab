package io.panoptes.models.pack;

import io.panoptes.models.yaml.YamlFile;
import io.panoptes.models.yaml.YamlRefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** Files of a pack, which has nothing to say about files elsewhere. */
final class ContainedFiles {

  /** Larger files are not networks that this program runs. */
  private static final int MAX_BYTES = 1 << 30;

  private ContainedFiles() {}

  /**
   * A YAML file.
   *
   * @throws PackException when it is not a file in the folder, or is refused
   */
  static byte[] text(Path folder, String name) {
    byte[] text = bytes(folder, name, YamlFile.MAX_BYTES);
    try {
      YamlFile.check(text);
      return text;
    } catch (YamlRefusedException e) {
      throw new PackException("%s: %s".formatted(folder.resolve(name), e.getMessage()), e);
    }
  }

  /**
   * @param name as the manifest has it
   * @throws PackException when it is not a file whose real place, links followed, is in the folder,
   *     or is larger than a network may be
   */
  static byte[] bytes(Path folder, String name) {
    return bytes(folder, name, MAX_BYTES);
  }

  private static byte[] bytes(Path folder, String name, int limit) {
    // The place that was found to be inside is the one that is opened, and it is no link any more.
    try (InputStream in = Files.newInputStream(inside(folder, name), LinkOption.NOFOLLOW_LINKS)) {
      byte[] bytes = in.readNBytes(limit + 1);
      if (bytes.length > limit) {
        throw new PackException(
            "%s has more than %d bytes, the limit of a pack's file"
                .formatted(folder.resolve(name), limit));
      }
      return bytes;
    } catch (IOException e) {
      throw new PackException(
          "%s cannot be read: %s".formatted(folder.resolve(name), e.getMessage()), e);
    }
  }

  private static Path inside(Path folder, String name) throws IOException {
    try {
      Path path = folder.resolve(name);
      if (Files.isRegularFile(path)) {
        Path real = path.toRealPath();
        if (real.startsWith(folder.toRealPath())) {
          return real;
        }
      }
      throw outside(folder, name, null);
    } catch (InvalidPathException e) {
      throw outside(folder, e.getReason(), e);
    }
  }

  private static PackException outside(Path folder, String name, Exception cause) {
    return new PackException(
        "%s names %s, which is not a file in %s".formatted(PackFiles.MANIFEST, name, folder),
        cause);
  }
}
