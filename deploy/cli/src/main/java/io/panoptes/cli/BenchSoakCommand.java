package io.panoptes.cli;

import io.panoptes.cli.bench.SoakBench;
import io.panoptes.cli.bench.SoakFigures;
import io.panoptes.cli.bench.SoakSettings;
import io.panoptes.models.engine.EngineSelection;
import io.panoptes.models.inference.EngineKind;
import io.panoptes.models.pack.Pack;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** One engine for a long time, in a process with a limit. */
@Command(
    name = "soak",
    description = {
      "Measures whether memory stays flat over many runs of one engine.",
      "The engine has a process of its own with a limit: a quarter for the Java heap, and JavaCPP"
          + " refuses native memory that would bring the whole process above it. Its resident"
          + " memory is read 200 times, evenly over the runs; the ratio is the mean of the last"
          + " quarter over that of the second. Above 1.05, or with a peak above the limit, the exit"
          + " code is 1."
    })
final class BenchSoakCommand implements Callable<Integer> {

  @Mixin private BenchOptions options;
  @Mixin private EngineOption engine;

  @Option(
      names = "--batch",
      paramLabel = "N",
      defaultValue = "4",
      description = "Images of a batch. Default: ${DEFAULT-VALUE}.")
  private int batch;

  @Option(
      names = "--size",
      paramLabel = "PIXELS",
      defaultValue = "128",
      description = "Side of the square inputs. Default: ${DEFAULT-VALUE}.")
  private int size;

  @Option(
      names = "--runs",
      paramLabel = "N",
      defaultValue = "20000",
      description = "Batches in all. Default: ${DEFAULT-VALUE}.")
  private int runs;

  @Option(
      names = "--memory",
      paramLabel = "SIZE",
      converter = MemorySize.class,
      defaultValue = "1g",
      description = "Limit of the process, such as 1g or 800m. Default: ${DEFAULT-VALUE}.")
  private Long memory;

  @Override
  public Integer call() throws IOException {
    Pack pack = options.pack();
    EngineKind kind = EngineSelection.ofThisMachine().choose(engine.orAuto(), pack.isOnnx()).kind();
    SoakSettings settings =
        options.settings(
            () -> new SoakSettings(pack, kind, batch, options.threads(), size, runs, memory));
    SoakFigures figures;
    try (Progress progress = Progress.start("samples", SoakBench.steps(settings))) {
      figures = new SoakBench(settings, progress::step).run();
    }
    options.print(figures, out -> print(out, figures));
    figures
        .fault()
        .ifPresent(
            fault -> {
              throw new CommandFailedException(fault);
            });
    return 0;
  }

  private static void print(PrintWriter out, SoakFigures figures) {
    out.printf(
        Locale.ROOT,
        "  %s, %d batches of %d at %d x %d, %d threads: %.2f images/s%n",
        figures.engine(),
        figures.runs(),
        figures.batch(),
        figures.size(),
        figures.size(),
        figures.threads(),
        figures.imagesPerSecond());
    out.printf(
        Locale.ROOT,
        "  RSS by quarters %.0f, %.0f, %.0f, %.0f MiB: last over second %.3f%n",
        figures.rss().first(),
        figures.rss().second(),
        figures.rss().third(),
        figures.rss().last(),
        figures.ratio());
    out.printf(
        Locale.ROOT,
        "  peak %.0f MiB, limit %d MiB%n",
        figures.peakRssMegabytes(),
        figures.limitMegabytes());
  }
}
