package io.panoptes.cli;

import io.panoptes.cli.training.CheckedData;
import io.panoptes.cli.training.TrainingProgress;
import io.panoptes.cli.training.TrainingReport;
import io.panoptes.models.dataset.DataSet;
import io.panoptes.models.dataset.DataSets;
import io.panoptes.models.dataset.LabelledImages;
import io.panoptes.models.merge.CentreOffsetSettings;
import io.panoptes.models.network.Network;
import io.panoptes.models.pack.Pack;
import io.panoptes.models.pack.PackManifest;
import io.panoptes.models.training.Augmentation;
import io.panoptes.models.training.PackDraft;
import io.panoptes.models.training.PackTraining;
import io.panoptes.models.training.TrainingData;
import io.panoptes.models.training.TrainingListener;
import io.panoptes.models.training.TrainingPlan;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Labelled images to a pack; run again with the same options it goes on where it was. */
@Command(
    name = "train",
    description = {
      "Train a pack on labelled images.",
      "Goes on where it was when it is run again with the same options."
    })
final class TrainCommand implements Callable<Integer> {

  /** What the weights do not depend on. */
  private static final Set<String> NOT_OF_THE_PACK = Set.of("--pause-at", "--out", "--checkpoints");

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

  @Mixin private KeptOptions kept;

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
      names = "--checkpoint-every",
      defaultValue = "400",
      description = "Iterations. Default: ${DEFAULT-VALUE}.")
  private int checkpointEvery;

  @Option(
      names = "--patience",
      paramLabel = "N",
      defaultValue = "0",
      description = {
        "Stop after so many checkpoints without a better PQ of the kept images;",
        "0 trains all iterations. Default: ${DEFAULT-VALUE}."
      })
  private int patience;

  @Option(
      names = "--pause-at",
      paramLabel = "N",
      description = {
        "Stop for now when so many iterations are done in all, and write no pack yet;",
        "a multiple of --checkpoint-every."
      })
  private Integer pauseAt;

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

  @Mixin private NetworkOptions networkOptions;
  @Mixin private LossOptions lossOptions;
  @Mixin private OptimiserOptions optimiserOptions;

  @Option(names = "--seed", defaultValue = "1", description = "Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Mixin private TransferOptions transferOptions;

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
    if (pauseAt != null && pauseAt % checkpointEvery != 0) {
      throw new ParameterException(
          spec.commandLine(),
          "--pause-at %d: choose a multiple of --checkpoint-every, %d"
              .formatted(pauseAt, checkpointEvery));
    }
    Augmentation augmentation = crops.augmentation();
    LabelledImages images = images().cached();
    Optional<Pack> start = transferOptions.start();
    Network network = networkOptions.network(images.labelMap().size());
    PackManifest.Input input = PackManifest.Input.usual(maxPixels, network.stride(), scale(start));
    TrainingPlan plan =
        new TrainingPlan(
            network,
            transferOptions.normalisation(start, crops.normalisation()),
            input.sizes(),
            augmentation,
            lossOptions.objective(),
            optimiserOptions.optimisation(),
            Optional.ofNullable(balance),
            batchSize,
            iterations,
            averageDecay,
            checkpointEvery,
            patience,
            seed,
            transferOptions.transfer(start, images.labelMap()));
    PackDraft draft =
        new PackDraft(
            name,
            version,
            input,
            new CentreOffsetSettings(.15f, 9, maxCentres, minStuffArea, 8),
            new WrittenCommand(spec, NOT_OF_THE_PACK).text(),
            licence,
            credit);
    TrainingData split = kept.split(images, seed);
    Path state = checkpoints == null ? Path.of("out", "train", name) : checkpoints;
    Path folder = out == null ? Home.folder().resolve("models/packs").resolve(name) : out;
    Optional<Pack> trained;
    try (TrainingProgress progress = new TrainingProgress(err, plan, Terminal.isStandardError())) {
      TrainingListener report = new TrainingReport(state, name + " " + version, draft.command());
      trained =
          new PackTraining(draft, plan, start, split)
              .run(
                  state,
                  folder,
                  pauseAt == null ? plan.iterations() : pauseAt,
                  TrainingListener.all(List.of(progress, report)));
    }
    if (trained.isEmpty()) {
      err.printf("%s: paused; run again without --pause-at to go on%n", state);
      return 0;
    }
    Pack pack = trained.get();
    err.printf("%s: pack %s %s, digest %s%n", folder, pack.name(), pack.version(), pack.digest());
    pack.manifest().training().forEach((key, value) -> err.printf("  %s: %s%n", key, value));
    return 0;
  }

  private double scale(Optional<Pack> start) {
    return crops.scale().or(() -> start.map(pack -> pack.manifest().input().scale())).orElse(1.0);
  }

  private LabelledImages images() throws IOException {
    if (data.folder == null) {
      return data.scenes.images();
    }
    DataSet images =
        format == null ? DataSets.open(data.folder) : DataSets.open(data.folder, format);
    return CheckedData.of(
        data.folder.toString(), images, kept.minImages(), spec.commandLine().getErr()::println);
  }
}
