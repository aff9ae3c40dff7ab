package io.panoptes.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.panoptes.cli.bench.SoakBench;
import io.panoptes.cli.bench.SoakFigures;
import io.panoptes.cli.bench.SoakSettings;
import io.panoptes.models.inference.EngineKind;
import io.panoptes.models.pack.Pack;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** One engine for a long time, in a process with a limit. */
@Command(
    name = "soak",
    description = {
      "Measures whether memory stays flat over many runs of one engine.",
      "The engine has a process of its own with a limit: a quarter for the Java heap, and JavaCPP"
          + " refuses native memory that would bring the whole process above it. Its resident"
          + " memory is read 200 times, evenly over the runs; the ratio is the mean of the last"
          + " quarter over that of the second."
    })
final class BenchSoakCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private PackOption pack;

  @Option(
      names = "--engine",
      paramLabel = "ENGINE",
      converter = EngineOption.Names.class,
      defaultValue = "dl4j",
      description = "Default: ${DEFAULT-VALUE}.")
  private EngineKind engine;

  @Option(
      names = "--batch",
      paramLabel = "N",
      defaultValue = "4",
      description = "Images of a batch. Default: ${DEFAULT-VALUE}.")
  private int batch;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "That work on one batch. Default: the cores.")
  private int threads = Runtime.getRuntime().availableProcessors();

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

  @Option(names = "--json", description = "Figures for programs.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    Pack loaded = pack.load();
    SoakSettings settings = settings(loaded);
    SoakFigures figures;
    try (Progress progress = Progress.start("samples", SoakBench.steps(settings))) {
      figures = new SoakBench(settings, progress::step).run();
    }
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(new ObjectMapper().writeValueAsString(figures));
    } else {
      print(out, figures);
    }
    out.flush();
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

  private SoakSettings settings(Pack loaded) {
    try {
      return new SoakSettings(loaded, engine, batch, threads, size, runs, memory);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage());
    }
  }
}
