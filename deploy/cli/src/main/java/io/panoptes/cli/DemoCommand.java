package io.panoptes.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.panoptes.cli.demo.Demo;
import io.panoptes.cli.demo.DemoImages;
import io.panoptes.cli.demo.DemoReport;
import io.panoptes.cli.demo.DemoSettings;
import io.panoptes.cli.demo.ReportTable;
import io.panoptes.models.pack.Pack;
import io.panoptes.topology.options.OptionsException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The whole line on this machine, from images to a table of their quality. */
@Command(
    name = "demo",
    description = {
      "Run the whole line on this machine: broker, registry, Flink, Kafka Streams.",
      "Everything it reports is read from the output topics."
    })
final class DemoCommand implements Callable<Integer> {

  private static final int DEFAULT_SCENES = 40;

  @Spec private CommandSpec spec;
  @Mixin private PackOption pack;
  @Mixin private EngineOption engine;

  @ArgGroup private Input input;

  /** What is published. */
  static final class Input {

    @Option(
        names = "--scenes",
        description = "Generated scenes: ${COMPLETION-CANDIDATES}. The default.")
    private SceneKind scenes;

    @Option(names = "--images", paramLabel = "DIR", description = "All files of a folder.")
    private Path folder;
  }

  @Option(
      names = "--truth",
      paramLabel = "FILE",
      description = "COCO panoptic JSON of the images, its PNGs in the folder of the same name.")
  private Path truth;

  @Option(names = "--count", description = "Images at most. Default: 40 scenes, or all files.")
  private Integer count;

  @Option(names = "--report", paramLabel = "FILE", description = "Write the report as JSON.")
  private Path report;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "out/demo",
      description = "For overlays of the first images. Default: ${DEFAULT-VALUE}.")
  private Path out;

  @Option(
      names = "--overlays",
      defaultValue = "8",
      description = "How many are drawn. Default: ${DEFAULT-VALUE}.")
  private int overlays;

  @Option(
      names = "--guarantee",
      defaultValue = "exactly-once",
      description = "exactly-once or at-least-once. Default: ${DEFAULT-VALUE}.")
  private String guarantee;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Any option of panoptes.yaml, such as pipeline.batch.max-size=16.")
  private List<String> overrides = new ArrayList<>();

  @Option(
      names = "--broker-port",
      defaultValue = "0",
      description = "Port of the broker; 0 for any that is free, the default.")
  private int brokerPort;

  @Option(
      names = "--registry-port",
      defaultValue = "0",
      description = "Port of the registry; 0 for any that is free, the default.")
  private int registryPort;

  @Override
  public Integer call() throws Exception {
    if (count != null && count < 1) {
      throw new ParameterException(
          spec.commandLine(), "--count %d: at least 1 image".formatted(count));
    }
    Optional<Path> folder = Optional.ofNullable(input).map(given -> given.folder);
    if (truth != null && folder.isEmpty()) {
      throw new ParameterException(spec.commandLine(), "--truth needs --images");
    }
    engine.assignment().ifPresent(overrides::add);
    Pack loaded = pack.loadOr(SceneKind.shelf.name());
    DemoSettings settings =
        new DemoSettings(loaded.folder(), folder, guarantee, overrides, brokerPort, registryPort);
    PrintWriter terminal = spec.commandLine().getOut();
    DemoImages images = images(folder);
    DemoReport result;
    DemoProgress progress =
        new DemoProgress(
            spec.commandLine().getErr(), images.count(), overlays, out, loaded.labelMap());
    try (progress) {
      result = demo(settings, images, progress).run();
    }
    new ReportTable(terminal).print(result);
    progress.drawn().ifPresent(place -> terminal.println("  overlays: " + place));
    terminal.flush();
    if (report != null) {
      write(result);
    }
    return 0;
  }

  private Demo demo(DemoSettings settings, DemoImages images, DemoProgress progress) {
    try {
      return new Demo(settings, images, progress);
    } catch (OptionsException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage());
    }
  }

  private DemoImages images(Optional<Path> folder) throws IOException {
    if (folder.isEmpty()) {
      return DemoImages.shelf(count == null ? DEFAULT_SCENES : count, SceneKind.FIRST_UNSEEN);
    }
    DemoImages all =
        truth == null ? DemoImages.folder(folder.get()) : DemoImages.folder(folder.get(), truth);
    return count == null ? all : all.first(count);
  }

  private void write(DemoReport result) throws IOException {
    Path parent = report.toAbsolutePath().getParent();
    Files.createDirectories(parent);
    new ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(report.toFile(), result);
  }
}
