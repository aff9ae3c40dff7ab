package io.panoptes.cli;

import io.panoptes.cli.bench.EngineBench;
import io.panoptes.cli.bench.EngineReport;
import io.panoptes.cli.bench.EngineSettings;
import io.panoptes.cli.bench.EngineTable;
import io.panoptes.models.inference.EngineKind;
import io.panoptes.models.pack.Pack;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Engines beside each other, each in a process of its own. */
@Command(
    name = "engine",
    description = {
      "Measures the engines that run a pack, without images, Kafka and Flink.",
      "Timed is one call of the engine: a batch of normalised inputs on the Java heap, drawn from a"
          + " fixed seed, to the values of all heads on the heap. Each engine has a process of its"
          + " own; they take turns in up to five rounds after a warm-up, one at a time, with as many"
          + " threads for one batch each.",
      "dl4j-layers runs as Deeplearning4j comes, its oneDNN helpers off. The peak of memory is that"
          + " of the process up to the end of the batch size, sizes being measured in ascending"
          + " order."
    })
final class BenchEngineCommand implements Callable<Integer> {

  private static final List<EngineKind> CPU_ENGINES =
      List.of(EngineKind.DL4J, EngineKind.ONNXRUNTIME, EngineKind.DL4J_LAYERS);

  @Mixin private BenchOptions options;

  @Option(
      names = "--engine",
      paramLabel = "ENGINE",
      converter = EngineOption.Names.class,
      description = "One to measure; may be repeated. Default: dl4j, onnxruntime, dl4j-layers.")
  private List<EngineKind> engines = List.of();

  @Option(
      names = "--batch",
      paramLabel = "N",
      split = ",",
      defaultValue = "1,4,16",
      description = "Images of a batch, sizes with commas between. Default: ${DEFAULT-VALUE}.")
  private List<Integer> batches;

  @Option(
      names = "--size",
      paramLabel = "PIXELS",
      defaultValue = "256",
      description = "Side of the square inputs. Default: ${DEFAULT-VALUE}.")
  private int size;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      defaultValue = "10",
      description =
          "For each engine and batch size; a slow engine takes two runs at least. Default:"
              + " ${DEFAULT-VALUE}.")
  private double seconds;

  @Override
  public Integer call() throws IOException {
    Pack pack = options.pack();
    EngineSettings settings =
        options.settings(
            () ->
                new EngineSettings(
                    pack,
                    engines.isEmpty() ? CPU_ENGINES : engines,
                    batches,
                    options.threads(),
                    size,
                    seconds));
    EngineReport report;
    try (Progress progress = Progress.start("rounds", EngineBench.steps(settings))) {
      report = new EngineBench(settings, progress::step).run();
    }
    report.refused().forEach((kind, reason) -> options.tell("%s: %s".formatted(kind, reason)));
    options.print(
        report.figures(),
        out -> {
          out.printf(
              "pack %s %s, inputs of %d x %d, %d threads%n",
              pack.name(), pack.version(), size, size, options.threads());
          new EngineTable(out).print(report.figures());
        });
    return engines.stream().anyMatch(report.refused()::containsKey) || report.figures().isEmpty()
        ? 1
        : 0;
  }
}
