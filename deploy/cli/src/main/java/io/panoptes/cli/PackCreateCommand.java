package io.panoptes.cli;

import io.panoptes.models.image.Overlay;
import io.panoptes.models.image.PngWriter;
import io.panoptes.models.image.RgbImage;
import io.panoptes.models.network.Head;
import io.panoptes.models.onnx.runtime.OnnxBinding;
import io.panoptes.models.pack.CategoryText;
import io.panoptes.models.pack.DryRun;
import io.panoptes.models.pack.Pack;
import io.panoptes.models.pack.PackCreation;
import io.panoptes.models.pack.PackManifest;
import io.panoptes.models.pack.PackRecipe;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A user's own network to a pack. */
@Command(
    name = "create",
    description = {
      "Make a pack of a network from elsewhere: Deeplearning4j (*.zip of ModelSerializer) or ONNX.",
      "",
      "It takes RGB, batch x 3 x height x width of any size that is a multiple of the stride, and"
          + " gives three heads of the same size: semantic, one channel a category; centre, one"
          + " channel, heat 0 to 1; offset, two channels, the way to the centre in rows then"
          + " columns, in units of 8 pixels. Before the pack is accepted it segments one image."
          + " What does not fit is refused in one line, and nothing is left behind.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  panoptes pack create --name cells --network cells.zip --labels cell:thing,ground:stuff \\",
      "    --image cells.png --out cells --licence MIT --credit \"Our laboratory\"",
      "  panoptes pack create --name roofs --network roofs.onnx --categories roofs.yaml \\",
      "    --output semantic=scores:logits --output centre=heat --output offset=ways \\",
      "    --mean .485,.456,.406 --std .229,.224,.225 --image chip.png --overlay seen.png \\",
      "    --out roofs --licence MIT --credit \"Our survey\""
    })
final class PackCreateCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(names = "--name", required = true, description = "Name of the pack.")
  private String name;

  @Option(
      names = "--version-of-pack",
      defaultValue = "1.0.0",
      description = "Default: ${DEFAULT-VALUE}.")
  private String version;

  @Option(
      names = "--network",
      required = true,
      split = ",",
      paramLabel = "FILE",
      description = "One for all heads, or several that share them.")
  private List<Path> networks;

  @ArgGroup(multiplicity = "1")
  private Categories categories;

  /** In the order of the semantic head's channels. */
  static final class Categories {

    @Option(
        names = "--categories",
        paramLabel = "FILE",
        description = "YAML with the key categories, as in pack.yaml.")
    private Path file;

    @Option(
        names = "--labels",
        split = ",",
        paramLabel = "NAME:thing|stuff",
        description = "In the order of the channels; ids count from 1.")
    private List<String> labels;
  }

  @Option(
      names = "--output",
      paramLabel = "HEAD=NAME[:logits]",
      description = "What a network calls a head. Default: as the heads are called.")
  private Map<String, String> outputs = Map.of();

  @Option(
      names = "--layout",
      defaultValue = "NCHW",
      description = "Of an ONNX model: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
  private OnnxBinding.Layout layout;

  @Mixin private ScalingOptions scaling;

  @Option(
      names = "--size-buckets",
      split = ",",
      paramLabel = "PIXELS",
      description = "Sides that images are padded to. Default: 64 to 2048 in 11 steps.")
  private List<Integer> sizeBuckets;

  @Option(
      names = "--stride",
      defaultValue = "32",
      description = "Sides are multiples of it. Default: ${DEFAULT-VALUE}.")
  private int stride;

  @Option(
      names = "--max-pixels",
      defaultValue = "2000000",
      description = "Larger images are scaled down. Default: ${DEFAULT-VALUE}.")
  private long maxPixels;

  @Option(
      names = "--scale",
      defaultValue = "1",
      description =
          "Images are run at this magnification, above 0 to 1. Default: ${DEFAULT-VALUE}.")
  private double scale;

  @Option(
      names = "--max-size",
      converter = MemorySize.class,
      defaultValue = "1g",
      paramLabel = "SIZE",
      description = "Of all networks. Default: ${DEFAULT-VALUE}.")
  private long maxSize;

  @Mixin private CentreOffsetOptions merge;

  @Option(names = "--licence", required = true, description = "Of the weights, as SPDX has it.")
  private String licence;

  @Option(names = "--credit", required = true, description = "Whose data they were trained on.")
  private String credit;

  @Option(
      names = "--image",
      required = true,
      paramLabel = "FILE",
      description = "The dry run's; its middle becomes the pack's test.")
  private Path image;

  @Option(
      names = "--overlay",
      paramLabel = "FILE",
      description = "Draw the result of the dry run over the image, PNG.")
  private Path overlay;

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "The new pack.")
  private Path out;

  @Override
  public Integer call() throws IOException {
    PackRecipe recipe = recipe();
    RgbImage picture = GivenImage.read(image);
    PrintWriter lines = spec.commandLine().getOut();
    DryRun[] seen = new DryRun[1];
    Pack pack = new PackCreation(recipe).write(out, picture, run -> seen[0] = run);
    new DryRunTable(lines).print(seen[0], recipe.merge().centreThreshold());
    if (overlay != null) {
      PngWriter.write(Overlay.draw(picture, seen[0].map(), pack.labelMap()), overlay);
    }
    lines.printf("%s: pack %s %s, digest %s%n", out, name, version, pack.digest());
    lines.flush();
    return 0;
  }

  private PackRecipe recipe() {
    try {
      return new PackRecipe(
          name,
          version,
          categories.file == null
              ? CategoryText.parse(categories.labels)
              : CategoryText.read(categories.file),
          scaling.scaling(),
          sizeBuckets == null
              ? PackManifest.Input.usual(maxPixels, stride, scale)
              : new PackManifest.Input(sizeBuckets, maxPixels, stride, scale),
          networks,
          heads(),
          layout,
          merge.settings(),
          maxSize,
          new WrittenCommand(spec).text(),
          licence,
          credit);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private Map<Head, OnnxBinding.Output> heads() {
    Map<Head, OnnxBinding.Output> heads = new EnumMap<>(Head.class);
    outputs.forEach(
        (head, text) -> {
          boolean logits = text.endsWith(":logits");
          heads.put(
              head(head),
              new OnnxBinding.Output(
                  logits ? text.substring(0, text.length() - ":logits".length()) : text,
                  logits ? OnnxBinding.Values.LOGITS : OnnxBinding.Values.PROBABILITIES));
        });
    return heads;
  }

  private static Head head(String name) {
    for (Head head : Head.values()) {
      if (head.output().equals(name)) {
        return head;
      }
    }
    throw new IllegalArgumentException(
        "--output %s=: the heads are semantic, centre and offset".formatted(name));
  }
}
