package io.panoptes.cli;

import io.panoptes.cli.dataset.AugmentedCrops;
import io.panoptes.cli.dataset.ContactSheet;
import io.panoptes.models.dataset.ImageEntry;
import io.panoptes.models.dataset.LabelledImage;
import io.panoptes.models.dataset.LabelledImages;
import io.panoptes.models.image.Overlay;
import io.panoptes.models.image.PngWriter;
import io.panoptes.models.image.RgbImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A sheet of images with their truth. */
@Command(
    name = "show",
    description = {
      "Draw images of a data set on one sheet, each beside its truth.",
      "Standard output tells their names, row by row.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  panoptes dataset show nuclei/train --out sheet.png --images 24",
      "  panoptes dataset show nuclei/train --out crops.png --augmented --crop 128 --seed 3"
    })
final class DataSetShowCommand implements Callable<Integer> {

  private static final int PAIRS_A_ROW = 3;

  @Spec private CommandSpec spec;
  @Mixin private DataSetOption data;

  @Option(names = "--out", required = true, paramLabel = "FILE", description = "The sheet, *.png.")
  private Path out;

  @Option(
      names = "--images",
      defaultValue = "12",
      description = "How many, drawn by the seed. Default: ${DEFAULT-VALUE}.")
  private int count;

  @Option(
      names = "--cell",
      paramLabel = "PIXELS",
      defaultValue = "256",
      description = "Larger images are made to fit. Default: ${DEFAULT-VALUE}.")
  private int cell;

  @Option(names = "--seed", defaultValue = "1", description = "Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--augmented",
      description = "Crops as training takes them, by the options it has for that.")
  private boolean augmented;

  @Mixin private CropOptions crops;

  @Override
  public Integer call() throws IOException {
    check();
    Optional<AugmentedCrops> cropped =
        augmented
            ? Optional.of(new AugmentedCrops(crops.augmentation(), crops.normalisation()))
            : Optional.empty();
    LabelledImages images = data.open().scaled(augmented ? crops.scale().orElse(1.0) : 1);
    if (images.size() == 0) {
      throw new CommandFailedException("%s: it has no image to show".formatted(data.folder()));
    }
    List<RgbImage> pictures = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(seed);
    int[] drawn = drawn(images.size(), random);
    try (Progress progress = Progress.start("images", drawn.length)) {
      for (int index : drawn) {
        LabelledImage image = images.get(index);
        LabelledImage shown = cropped.map(crop -> crop.crop(image, random)).orElse(image);
        pictures.add(shown.image());
        pictures.add(Overlay.draw(shown.image(), shown.truth(), images.labelMap()));
        progress.step();
      }
    }
    Files.createDirectories(out.toAbsolutePath().getParent());
    PngWriter.write(new ContactSheet(cell, 2 * PAIRS_A_ROW).of(pictures), out);
    print(images, drawn);
    return 0;
  }

  private void check() {
    if (!out.toString().endsWith(".png")) {
      throw usage("--out %s: the name must end with .png".formatted(out));
    }
    if (count < 1) {
      throw usage("--images %d: expected 1 or more".formatted(count));
    }
    if (cell < 1 || cell > ContactSheet.LARGEST) {
      throw usage("--cell %d: expected 1 to %d".formatted(cell, ContactSheet.LARGEST));
    }
  }

  private ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  /** Different images, in the order of the data set. */
  private int[] drawn(int size, SplittableRandom random) {
    int[] all = IntStream.range(0, size).toArray();
    int taken = Math.min(count, size);
    for (int i = 0; i < taken; i++) {
      int other = random.nextInt(i, size);
      int swapped = all[i];
      all[i] = all[other];
      all[other] = swapped;
    }
    return IntStream.of(all).limit(taken).sorted().toArray();
  }

  private void print(LabelledImages images, int[] drawn) {
    PrintWriter lines = spec.commandLine().getOut();
    lines.printf("%s: %d images of %s%n", out, drawn.length, data.folder());
    for (int i = 0; i < drawn.length; i++) {
      ImageEntry entry = images.entry(drawn[i]);
      lines.printf(
          "  row %d, place %d: %s, %d x %d%n",
          i / PAIRS_A_ROW + 1, i % PAIRS_A_ROW + 1, entry.name(), entry.width(), entry.height());
    }
    lines.flush();
  }
}
