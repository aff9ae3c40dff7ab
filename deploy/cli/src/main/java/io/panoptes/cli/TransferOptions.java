package io.panoptes.cli;

import io.panoptes.models.image.Normalisation;
import io.panoptes.models.pack.Pack;
import io.panoptes.models.panoptic.LabelMap;
import io.panoptes.models.training.Transfer;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The pack that a training starts from, and what it takes over. */
final class TransferOptions {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--from",
      paramLabel = "NAME|DIR",
      description = {
        "Go on from the weights of this pack, of a network of the same size, and see values as",
        "it does; for other categories the semantic head is new."
      })
  private String from;

  @Option(
      names = "--freeze",
      paramLabel = "REGEX",
      description = {
        "Layers of names like it stay as they are in the pack, such as 'down.*' for all of the way",
        "down. Only with --from."
      })
  private String freeze;

  Optional<Pack> start() {
    if (freeze != null && from == null) {
      throw new ParameterException(
          spec.commandLine(), "--freeze keeps layers as they are in a pack: add --from");
    }
    return Optional.ofNullable(from).map(given -> Pack.load(PackOption.folder(given)));
  }

  Optional<Transfer> transfer(Optional<Pack> start, LabelMap categories) {
    return start.map(pack -> Transfer.of(pack, categories, Optional.ofNullable(freeze)));
  }

  /**
   * The weights of a pack know values as they were scaled for it.
   *
   * @param given for a training from nothing
   */
  Normalisation normalisation(Optional<Pack> start, Normalisation given) {
    if (start.isEmpty()) {
      return given;
    }
    Pack pack = start.get();
    if (!(pack.manifest().normalisation() instanceof Normalisation known)) {
      throw new CommandFailedException(
          "pack %s scales values by mean and std: a training goes on from packs with percentiles only"
              .formatted(pack.name()));
    }
    if (given.darkBackground() && !known.darkBackground()) {
      throw new ParameterException(
          spec.commandLine(),
          "--dark-background: pack %s does not serve bright images as negatives; leave it out"
              .formatted(pack.name()));
    }
    return known;
  }
}
