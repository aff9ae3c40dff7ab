package io.panoptes.cli;

import io.panoptes.cli.kafka.KafkaConnection;
import io.panoptes.cli.kafka.Registries;
import io.panoptes.cli.publish.CaptureTime;
import io.panoptes.cli.publish.ImageFile;
import io.panoptes.cli.publish.ImageFiles;
import io.panoptes.cli.publish.ImagePublisher;
import io.panoptes.cli.publish.ImagePublisher.Form;
import io.panoptes.cli.publish.Production;
import io.panoptes.cli.publish.Rate;
import io.panoptes.cli.publish.SourceNames;
import io.panoptes.cli.publish.TruthFile;
import io.panoptes.schemas.serde.SchemaRegistry;
import io.panoptes.topology.options.PanoptesOptions;
import io.panoptes.topology.topics.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code produce}: image files to image events. */
@Command(
    name = "produce",
    description = {
      "Publishes image files as image events, and their ground truth where it is given.",
      "Below a folder, all files are taken that are PNG or JPEG by name or content. An image's id"
          + " is its path below the folder."
    })
final class ProduceCommand implements Callable<Void> {

  @Spec private CommandSpec spec;

  @Mixin private ConfigurationOptions configuration;

  @Parameters(arity = "1..*", paramLabel = "DIR|FILE", description = "Images, or folders of them.")
  private List<Path> paths;

  @Option(
      names = "--source",
      paramLabel = "ID",
      description = "The source of all images; by default the name of the folder given.")
  private Optional<String> source;

  @Option(
      names = "--source-per-folder",
      description = "Each folder below the one given is a source of its own.")
  private boolean sourcePerFolder;

  @Option(
      names = "--truth",
      paramLabel = "JSON",
      description = {
        "Ground truth as a COCO panoptic file, its PNGs in the folder of its name beside it;",
        "an entry belongs to the image with its file_name."
      })
  private Optional<Path> truth;

  @Option(
      names = "--rate",
      paramLabel = "N/s",
      description = "Images published at most, such as 5/s, 0.5/s or 30/min; by default no limit.")
  private Optional<String> rate;

  @Option(
      names = "--repeat",
      paramLabel = "N",
      defaultValue = "1",
      description = "Publishes all images N times; later ones have ids that end in #2, #3 ...")
  private int repeat;

  @Option(
      names = "--captured-at",
      paramLabel = "now|modified",
      defaultValue = "now",
      description =
          "The time of capture: of publishing, the default, or of the file's last change.")
  private CaptureTime capturedAt;

  @Option(
      names = "--attribute",
      paramLabel = "NAME=VALUE",
      description = "Told with each image; may be repeated.")
  private Map<String, String> attributes = new LinkedHashMap<>();

  @Override
  public Void call() throws IOException, InterruptedException {
    PanoptesOptions options = configuration.read();
    Production production = production();
    Topics topics = Topics.of(options.topics().prefix());
    try (KafkaConnection kafka = KafkaConnection.open(options.kafka())) {
      kafka.requireTopics(
          truth.isPresent() ? List.of(topics.images(), topics.truth()) : List.of(topics.images()));
    }
    long start = System.nanoTime();
    Production.Summary summary = run(production, options);
    double seconds = Duration.ofNanos(System.nanoTime() - start).toMillis() / 1e3;
    spec.commandLine().getOut().println(line(summary, topics, seconds));
    return null;
  }

  private Production production() throws IOException {
    SourceNames sources = usage(() -> new SourceNames(sourceId(), sourcePerFolder));
    Optional<Rate> limit = usage(() -> rate.map(Rate::parse));
    if (repeat < 1) {
      throw new ParameterException(
          spec.commandLine(), "--repeat is %d: the least is 1".formatted(repeat));
    }
    ImageFiles files = ImageFiles.find(paths);
    if (files.images().isEmpty()) {
      throw new CommandFailedException(
          "no PNG or JPEG below %s, only %d other files".formatted(paths, files.others()));
    }
    if (files.others() > 0) {
      warn("%d files are left out: not PNG or JPEG".formatted(files.others()));
    }
    Optional<TruthFile> truthFile =
        truth.isPresent() ? Optional.of(TruthFile.open(truth.get())) : Optional.empty();
    return new Production(
        files.images(), sources, capturedAt, truthFile, limit, repeat, attributes);
  }

  private Production.Summary run(Production production, PanoptesOptions options)
      throws IOException, InterruptedException {
    Set<ImageFile> told = new HashSet<>();
    try (SchemaRegistry registry = Registries.connect(options.registry());
        ImagePublisher publisher = ImagePublisher.connect(options, registry);
        Progress progress = Progress.start("produce", production.total())) {
      return production.run(
          publisher,
          (file, form) -> {
            progress.step();
            if (form == Form.REFERENCE && told.add(file)) {
              warn(byReference(file, options));
            }
          });
    }
  }

  private static String byReference(ImageFile file, PanoptesOptions options) throws IOException {
    Path path = file.file().toAbsolutePath().normalize();
    return ("%s has %s, topics.inline-limit is %s: published by reference, which the pipeline reads"
            + " only if its pipeline.references.directories list %s")
        .formatted(
            file.file(),
            ByteSize.text(Files.size(path)),
            ByteSize.text(options.topics().inlineLimit()),
            path.getParent());
  }

  private Optional<String> sourceId() {
    if (source.isPresent() && source.get().isBlank()) {
      throw new IllegalArgumentException("--source is empty: it has at least 1 character");
    }
    return source;
  }

  /** What the command line says wrong is wrong usage. */
  private <T> T usage(Supplier<T> reading) {
    try {
      return reading.get();
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private void warn(String line) {
    spec.commandLine().getErr().println("panoptes: " + line);
  }

  private static String line(Production.Summary summary, Topics topics, double seconds) {
    String references =
        summary.references() == 0 ? "" : " (%d by reference)".formatted(summary.references());
    String truths =
        summary.truths() == 0
            ? ""
            : ", %d truths to %s".formatted(summary.truths(), topics.truth());
    return String.format(
        Locale.ROOT,
        "%d images%s published to %s%s in %.1f s",
        summary.images(),
        references,
        topics.images(),
        truths,
        seconds);
  }
}
