package io.panoptes.cli;

import io.panoptes.models.dataset.DataSets;
import io.panoptes.models.dataset.LabelledImages;
import io.panoptes.models.dataset.Split;
import io.panoptes.models.training.TrainingData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which images are kept from a training to choose by, and which only tell what it reached. */
final class KeptOptions {

  @Mixin private KeptImages kept;

  @Option(
      names = "--validation",
      paramLabel = "DIR",
      description = "Images that only measure the finished pack; they choose nothing.")
  private Path validation;

  @Option(
      names = "--min-images",
      defaultValue = "20",
      description = {
        "Refuse to train on fewer: what a kept image or two tell is chance.",
        "Default: ${DEFAULT-VALUE}."
      })
  private int minImages;

  /** Fewer images are refused. */
  int minImages() {
    return minImages;
  }

  /**
   * @param seed tells which groups are kept
   */
  TrainingData split(LabelledImages images, long seed) throws IOException {
    Split split = kept.split(images, seed);
    Optional<LabelledImages> measured =
        validation == null ? Optional.empty() : Optional.of(DataSets.open(validation));
    return new TrainingData(split.training(images), split.validation(images), measured);
  }
}
