package io.panoptes.cli;

import static java.util.stream.Collectors.joining;

import io.panoptes.models.dataset.DataSet;
import io.panoptes.models.dataset.DataSetCheck;
import io.panoptes.models.dataset.DataSets;
import io.panoptes.models.dataset.LabelledImages;
import io.panoptes.models.merge.CentreOffsetSettings;
import io.panoptes.models.network.Head;
import io.panoptes.models.network.UNet;
import io.panoptes.models.pack.Pack;
import io.panoptes.models.pack.PackManifest;
import io.panoptes.models.training.PackDraft;
import io.panoptes.models.training.PackTraining;
import io.panoptes.models.training.TrainingPlan;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Labelled images to a pack; run again with the same options it goes on where it was. */
@Command(
    name = "train",
    description = {
      "Train a pack on labelled images.",
      "Goes on where it was when it is run again with the same options."
    })
final class TrainCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @ArgGroup(multiplicity = "1")
  private Data data;

  /** Where the labelled images come from. */
  static final class Data {

    @Option(
        names = "--data",
        paramLabel = "DIR",
        description = "A data set of any format that 'panoptes dataset' knows.")
    private Path folder;

    @Option(names = "--scenes", description = "Generated scenes: ${COMPLETION-CANDIDATES}.")
    private SceneKind scenes;
  }

  @Option(
      names = "--format",
      completionCandidates = DataSetOption.Formats.class,
      description = "Of the data, one of ${COMPLETION-CANDIDATES}. Default: what it looks like.")
  private String format;

  @Option(names = "--name", required = true, description = "Name of the pack.")
  private String name;

  @Option(
      names = "--version-of-pack",
      defaultValue = "1.0.0",
      description = "Default: ${DEFAULT-VALUE}.")
  private String version;

  @Option(names = "--out", paramLabel = "DIR", description = "Default: models/packs/NAME.")
  private Path out;

  @Option(
      names = "--checkpoints",
      paramLabel = "DIR",
      description = "Where the training keeps its state. Default: out/train/NAME.")
  private Path checkpoints;

  @Mixin private CropOptions crops;

  @Option(names = "--iterations", defaultValue = "4000", description = "Default: ${DEFAULT-VALUE}.")
  private int iterations;

  @Option(names = "--batch-size", defaultValue = "8", description = "Default: ${DEFAULT-VALUE}.")
  private int batchSize;

  @Option(
      names = "--learning-rate",
      defaultValue = "0.003",
      description = "Of Adam, at its peak. Default: ${DEFAULT-VALUE}.")
  private double learningRate;

  @Option(
      names = "--checkpoint-every",
      defaultValue = "400",
      description = "Iterations. Default: ${DEFAULT-VALUE}.")
  private int checkpointEvery;

  @Option(
      names = "--levels",
      defaultValue = "3",
      description = "Of the U-Net. Default: ${DEFAULT-VALUE}.")
  private int levels;

  @Option(
      names = "--channels",
      defaultValue = "16",
      description = "Of its first level. Default: ${DEFAULT-VALUE}.")
  private int channels;

  @Option(
      names = "--widest",
      defaultValue = "128",
      description = "No level of it has more channels. Default: ${DEFAULT-VALUE}.")
  private int widest;

  @Option(
      names = "--balance",
      paramLabel = "ATTRIBUTE",
      description = {
        "Draw images in groups by this field of their entries, such as modality:",
        "each as often as the square root of its images asks for."
      })
  private String balance;

  @Option(
      names = "--average-decay",
      defaultValue = "0.998",
      description = {
        "Of the moving average of the weights, which is what is validated and kept;",
        "0 keeps the weights as they are. Default: ${DEFAULT-VALUE}."
      })
  private double averageDecay;

  @Option(
      names = "--max-pixels",
      defaultValue = "2000000",
      description = "Larger images are scaled down. Default: ${DEFAULT-VALUE}.")
  private long maxPixels;

  @Option(
      names = "--max-centres",
      defaultValue = "1000",
      description = "Objects in an image at most. Default: ${DEFAULT-VALUE}.")
  private int maxCentres;

  @Option(
      names = "--min-stuff-area",
      defaultValue = "64",
      description = "Smaller stuff becomes void. Default: ${DEFAULT-VALUE}.")
  private int minStuffArea;

  @Option(names = "--seed", defaultValue = "1", description = "Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--from",
      paramLabel = "NAME|DIR",
      description = "Go on from the weights of this pack, of a network of the same size.")
  private String from;

  @Option(
      names = "--licence",
      defaultValue = "Apache-2.0",
      description = "Of the weights. Default: ${DEFAULT-VALUE}.")
  private String licence;

  @Option(
      names = "--credit",
      required = true,
      description = "Whose data the weights are trained on.")
  private String credit;

  @Override
  public Integer call() throws IOException {
    PrintWriter err = spec.commandLine().getErr();
    LabelledImages images = images().cached();
    Optional<Pack> start =
        Optional.ofNullable(from).map(given -> Pack.load(PackOption.folder(given)));
    TrainingPlan plan =
        new TrainingPlan(
            new UNet(
                levels,
                channels,
                Math.max(widest, channels),
                images.labelMap().size(),
                List.of(Head.values())),
            crops.normalisation(),
            crops.augmentation(),
            Optional.ofNullable(balance),
            batchSize,
            iterations,
            learningRate,
            averageDecay,
            checkpointEvery,
            seed,
            start.map(Pack::digest));
    PackDraft draft =
        new PackDraft(
            name,
            version,
            PackManifest.Input.usual(maxPixels, plan.network().stride()),
            new CentreOffsetSettings(.15f, 9, maxCentres, minStuffArea, 8),
            command(),
            licence,
            credit);
    Path state = checkpoints == null ? Path.of("out", "train", name) : checkpoints;
    Path folder = out == null ? Home.folder().resolve("models/packs").resolve(name) : out;
    Pack pack;
    try (TrainingProgress progress = new TrainingProgress(err, plan)) {
      pack = new PackTraining(draft, plan, start, images).run(state, folder, progress);
    }
    err.printf("%s: pack %s %s, digest %s%n", folder, pack.name(), pack.version(), pack.digest());
    pack.manifest().training().forEach((key, value) -> err.printf("  %s: %s%n", key, value));
    return 0;
  }

  private LabelledImages images() throws IOException {
    if (data.folder == null) {
      return data.scenes.images();
    }
    DataSet images =
        format == null ? DataSets.open(data.folder) : DataSets.open(data.folder, format);
    List<String> problems = new DataSetCheck(images).quick();
    problems.forEach(spec.commandLine().getErr()::println);
    if (!problems.isEmpty()) {
      throw new CommandFailedException(
          "%s: not to be trained on until what stands above is mended: %d; 'panoptes dataset check' also reads the images"
              .formatted(data.folder, problems.size()));
    }
    return images;
  }

  /** What was asked for, without the folders of this machine. */
  private String command() {
    Stream<String> given =
        spec.commandLine().getParseResult().matchedOptions().stream()
            .filter(option -> option.type() != Path.class && !option.names()[0].equals("--debug"))
            .map(option -> option.longestName() + written(option));
    String source = data.folder == null ? "" : " --data DIR";
    return "panoptes train" + source + given.sorted().collect(joining(" ", " ", ""));
  }

  private static String written(OptionSpec option) {
    String value = String.valueOf(option.<Object>getValue());
    if (value.equals("true")) {
      return "";
    }
    String name =
        option.longestName().equals("--from") ? Path.of(value).getFileName().toString() : value;
    return name.contains(" ") ? " \"" + name + '"' : " " + name;
  }
}
