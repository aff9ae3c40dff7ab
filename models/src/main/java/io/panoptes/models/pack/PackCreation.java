package io.panoptes.models.pack;

import static java.util.Objects.requireNonNull;

import io.panoptes.models.image.RgbImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Makes a pack of networks from elsewhere, which appears whole or not at all. */
public record PackCreation(PackRecipe recipe) {

  public PackCreation {
    requireNonNull(recipe, "recipe is null");
  }

  /**
   * Makes the pack, runs it on an image, and gives it the middle of that image as its test.
   *
   * @param folder must not be there
   * @param judge is told of the dry run before the pack is accepted; what it throws ends it
   * @throws PackException when something is not as it must be; nothing is left behind
   */
  public Pack write(Path folder, RgbImage image, Consumer<DryRun> judge) {
    if (Files.exists(folder)) {
      throw new PackException(
          "%s is there already: remove it, or choose another folder".formatted(folder));
    }
    Path home = folder.toAbsolutePath().normalize().getParent();
    try {
      Files.createDirectories(home);
      Path draft = Files.createDirectory(home.resolve(".pack-" + UUID.randomUUID()));
      try {
        Pack pack = draft(draft);
        judge.accept(DryRun.of(pack, image));
        new PackEditor(pack).test(image);
        Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
      } catch (PackException e) {
        throw new PackException(e.getMessage().replace(draft.toString(), folder.toString()), e);
      } finally {
        delete(draft);
      }
    } catch (IOException e) {
      throw new PackException("%s cannot be written: %s".formatted(folder, e.getMessage()), e);
    }
    return Pack.load(folder);
  }

  private Pack draft(Path folder) throws IOException {
    checkSize();
    List<PackManifest.NetworkFile> files = new ArrayList<>();
    Map<String, Path> givers = new HashMap<>();
    for (int index = 0; index < recipe.networks().size(); index++) {
      Path source = recipe.networks().get(index);
      String name = recipe.networks().size() == 1 ? "network" : "network-" + (index + 1);
      ForeignNetwork network = ForeignNetwork.read(source, name, recipe);
      for (String output : network.file().outputs()) {
        Path other = givers.putIfAbsent(output, source);
        if (other != null) {
          throw new PackException(
              "%s and %s both give the head %s: one must".formatted(other, source, output));
        }
      }
      Files.write(folder.resolve(network.file().file()), network.bytes());
      files.add(network.file());
    }
    checkHeads(givers);
    PackFiles.yaml()
        .writeValue(folder.resolve(PackFiles.MANIFEST).toFile(), recipe.manifest(files));
    return Pack.load(folder);
  }

  private void checkHeads(Map<String, Path> givers) {
    recipe
        .outputs()
        .forEach(
            (head, output) -> {
              if (!givers.containsKey(head.output())) {
                throw new PackException(
                    "no network has the output %s for the head %s: tell which it is, as by --output %s=NAME"
                        .formatted(output.name(), head.output(), head.output()));
              }
            });
  }

  private void checkSize() throws IOException {
    long total = 0;
    for (Path network : recipe.networks()) {
      if (!Files.isRegularFile(network)) {
        throw new PackException("%s is not a file".formatted(network));
      }
      total += Files.size(network);
    }
    if (total > recipe.maxBytes()) {
      throw new PackException(
          "the networks take %d bytes: the limit is %d, use smaller ones or allow more"
              .formatted(total, recipe.maxBytes()));
    }
  }

  private static void delete(Path draft) {
    if (!Files.exists(draft)) {
      return;
    }
    try (Stream<Path> files = Files.walk(draft)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
