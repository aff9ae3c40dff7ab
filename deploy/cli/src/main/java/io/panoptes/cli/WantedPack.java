package io.panoptes.cli;

import io.panoptes.models.pack.Pack;
import io.panoptes.topology.options.PanoptesOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A pack that a running job is asked to load.
 *
 * @param place its name in {@code pipeline.packs}, which the machines of the job may have
 *     elsewhere; what the user calls it where it is not below that here
 * @param digest that it must have on the machines of the job; empty for any
 */
record WantedPack(String place, Optional<String> digest) {

  private static final String MANIFEST = "pack.yaml";

  /**
   * @param pack a name in {@code pipeline.packs}, or a folder
   * @param digest as the user gave it; else that of the pack on this machine, if it is here
   */
  static WantedPack of(PanoptesOptions options, String pack, Optional<String> digest) {
    Path packs = options.pipeline().packs().map(Path::of).orElseGet(PackOption::packs);
    Optional<Path> here =
        Stream.of(packs.resolve(pack), Path.of(pack))
            .filter(folder -> Files.isRegularFile(folder.resolve(MANIFEST)))
            .findFirst();
    return new WantedPack(
        here.map(folder -> place(packs, folder)).orElse(pack),
        digest.or(() -> here.map(folder -> Pack.load(folder).digest())));
  }

  private static String place(Path packs, Path folder) {
    Path root = packs.toAbsolutePath().normalize();
    Path whole = folder.toAbsolutePath().normalize();
    return whole.startsWith(root) ? root.relativize(whole).toString() : whole.toString();
  }
}
