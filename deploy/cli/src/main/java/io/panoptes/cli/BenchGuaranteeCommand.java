package io.panoptes.cli;

import io.panoptes.cli.bench.GuaranteeFigures;
import io.panoptes.cli.bench.GuaranteeSettings;
import io.panoptes.cli.bench.PipelineProcess;
import io.panoptes.models.pack.Pack;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What exactly-once costs. */
@Command(
    name = "guarantee",
    description = {
      "Measures the pipeline with exactly-once against at-least-once, by turns in one process, on one"
          + " broker and registry beside it on the same cores. Checkpoints are made every 10 s,"
          + " sooner where --seconds is below 60.",
      "Each turn takes --seconds and a warm-up, the first one's of up to a minute. ratio: the mean of"
          + " the turns with exactly-once over that of the others."
    })
final class BenchGuaranteeCommand implements Callable<Integer> {

  @Mixin private BenchOptions options;
  @Mixin private PipelineBenchOptions pipeline;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "2",
      description = "Each a turn of either guarantee. Default: ${DEFAULT-VALUE}.")
  private int rounds;

  @Override
  public Integer call() throws IOException {
    Pack pack = options.pack();
    GuaranteeSettings settings =
        options.settings(
            () ->
                new GuaranteeSettings(
                    pipeline.settings(pack, options.threads(), Optional.empty()), rounds));
    GuaranteeFigures figures = PipelineProcess.run(settings, options::tell);
    options.print(figures, out -> print(out, figures));
    return 0;
  }

  private static void print(PrintWriter out, GuaranteeFigures figures) {
    figures
        .turns()
        .forEach(
            turn -> out.printf(Locale.ROOT, "  %s %.2f images/s%n", turn.guarantee(), turn.rate()));
    out.printf(
        Locale.ROOT,
        "  checkpoints every %d s: exactly-once %.2f, at-least-once %.2f images/s: ratio %.3f%n",
        figures.checkpointIntervalSeconds(),
        figures.exactlyOnce(),
        figures.atLeastOnce(),
        figures.ratio());
  }
}
