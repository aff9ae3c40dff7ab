package io.panoptes.cli;

import io.panoptes.models.dataset.ImageGroups;
import io.panoptes.models.dataset.LabelledImages;
import io.panoptes.models.dataset.Split;
import picocli.CommandLine.Option;

/** Which images of a training set are kept from the training, to choose by. */
final class KeptImages {

  private static final int EVERY = 10;

  @Option(
      names = "--kept-by",
      paramLabel = "GROUPS",
      description = {
        "Keep whole groups of images from the training: those of one value of this attribute,",
        "or, as name:REGEX, those in whose names the expression finds the same text;",
        "such as tiles of one place. By default every tenth image is kept."
      })
  private String groups;

  @Option(
      names = "--kept-share",
      defaultValue = "0.1",
      description = "Of the images that --kept-by keeps. Default: ${DEFAULT-VALUE}.")
  private double share;

  /**
   * @param seed tells which groups are kept
   */
  Split split(LabelledImages images, long seed) {
    return groups == null
        ? Split.every(EVERY, images.size())
        : Split.byGroup(images, ImageGroups.parse(groups), entry -> "", share, seed);
  }
}
