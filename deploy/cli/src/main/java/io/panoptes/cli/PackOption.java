package io.panoptes.cli;

import io.panoptes.models.pack.Pack;
import io.panoptes.models.pack.PackException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** {@code --pack}: a shipped pack by its name, or any by its folder. */
final class PackOption {

  @Option(
      names = "--pack",
      paramLabel = "NAME|DIR",
      description = "A pack in models/packs by its name, or a folder with a pack.yaml.")
  private String pack;

  Pack load() {
    if (pack == null) {
      throw new PackException("no pack given: add --pack NAME, one of " + shipped());
    }
    return load(pack);
  }

  Pack loadOr(String name) {
    return load(pack == null ? name : pack);
  }

  private static Pack load(String nameOrFolder) {
    return Pack.load(folder(nameOrFolder));
  }

  /** The folder of a pack; a name is looked up among the shipped ones first. */
  static Path folder(String nameOrFolder) {
    Path shipped = packs().resolve(nameOrFolder);
    if (Files.isDirectory(shipped)) {
      return shipped;
    }
    if (Files.isDirectory(Path.of(nameOrFolder))) {
      return Path.of(nameOrFolder);
    }
    throw new PackException(
        "no pack %s: it is neither a folder nor one of %s".formatted(nameOrFolder, shipped()));
  }

  /** Where the shipped packs are. */
  static Path packs() {
    return Home.folder().resolve("models/packs");
  }

  /** Their names. */
  static List<String> shipped() {
    if (!Files.isDirectory(packs())) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(packs())) {
      return folders
          .filter(Files::isDirectory)
          .map(folder -> folder.getFileName().toString())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
