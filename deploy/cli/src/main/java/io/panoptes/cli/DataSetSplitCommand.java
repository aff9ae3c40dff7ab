package io.panoptes.cli;

import io.panoptes.cli.dataset.SplitFolders;
import io.panoptes.models.dataset.DataSet;
import io.panoptes.models.dataset.ImageGroups;
import io.panoptes.models.dataset.Split;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A data set in two, to learn from and to measure by. */
@Command(
    name = "split",
    description = {
      "Split a data set of any format into DIR/train and DIR/val, both COCO panoptic.",
      "",
      "The same seed gives the same split. Images of one group stay together, such as tiles of"
          + " one scene: else what is learnt from one is measured on its neighbour.",
      ""
    },
    footer = {
      "",
      "split.json in the folder tells the group and the side of each image.",
      "",
      "Examples:",
      "  panoptes dataset split chips --out split --group-by 'name:^r[0-9]+'   # rows of tiles",
      "  panoptes dataset split cells --out split --stratify-by modality --validation 0.2"
    })
final class DataSetSplitCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private DataSetOption data;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Made if it is not there; must be empty.")
  private Path out;

  @Option(
      names = "--validation",
      paramLabel = "SHARE",
      defaultValue = "0.1",
      description = "Of the images, above 0 and below 1. Default: ${DEFAULT-VALUE}.")
  private double share;

  @Option(
      names = "--group-by",
      paramLabel = "GROUP",
      description = {
        "An attribute of the images, or name:REGEX: images are together in whose names it finds",
        "the same text, in its first parentheses if it has any. Default: each image by itself."
      })
  private String groups;

  @Option(
      names = "--stratify-by",
      paramLabel = "GROUP",
      description = "Likewise: of each value the share is taken. Default: of all images.")
  private String strata;

  @Option(names = "--seed", defaultValue = "1", description = "Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (!(share > 0 && share < 1)) {
      throw new ParameterException(
          spec.commandLine(), "--validation %s: expected above 0 and below 1".formatted(share));
    }
    checkEmpty();
    DataSet images = data.open();
    ImageGroups together = groups == null ? ImageGroups.single() : ImageGroups.parse(groups);
    ImageGroups each = strata == null ? entry -> "" : ImageGroups.parse(strata);
    Split split = Split.byGroup(images, together, each, share, seed);
    try (Progress progress = Progress.start("split", images.size())) {
      new SplitFolders(images, split, together).write(out, progress::step);
    }
    spec.commandLine()
        .getOut()
        .printf(
            "%s: %d images to train on, %d to validate by%n",
            out, split.training().size(), split.validation().size());
    spec.commandLine().getOut().flush();
    return 0;
  }

  private void checkEmpty() throws IOException {
    if (Files.isDirectory(out)) {
      try (Stream<Path> content = Files.list(out)) {
        if (content.findAny().isPresent()) {
          throw new CommandFailedException("%s: is not empty: give another --out".formatted(out));
        }
      }
    }
  }
}
