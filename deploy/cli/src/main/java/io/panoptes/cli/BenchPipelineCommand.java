package io.panoptes.cli;

import io.panoptes.cli.bench.PipelineFigures;
import io.panoptes.cli.bench.PipelineProcess;
import io.panoptes.cli.bench.PipelineSettings;
import io.panoptes.models.pack.Pack;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What Kafka and Flink cost around the networks. */
@Command(
    name = "pipeline",
    description = {
      "Measures the pipeline through Kafka and Flink against the same work in plain threads.",
      "engine: the networks alone, on drawn inputs. work: decoding, networks, merge and encoding of"
          + " the result (Avro, its label plane deflated), by the pipeline's own classes, in as many"
          + " plain threads as the pipeline has models. pipeline: images published beforehand, from"
          + " a topic of image events to results that a read_committed consumer sees, between two"
          + " checkpoints; exactly-once, segment records included, its broker and registry on the"
          + " same cores. efficiency: pipeline over work.",
      "Work is measured before and after the pipeline, and the mean is taken; each of the four"
          + " measurements takes --seconds and a warm-up of at most 15 s. Each of the --threads has a"
          + " model; native code shares the cores among them."
    })
final class BenchPipelineCommand implements Callable<Integer> {

  private static final int STEADY_SECONDS = 60;

  @Mixin private BenchOptions options;
  @Mixin private PipelineBenchOptions pipeline;

  @Option(
      names = "--profile",
      paramLabel = "FILE",
      description = "Java Flight Recorder's file of the process that runs Flink, while measured.")
  private Optional<Path> profile;

  @Override
  public Integer call() throws IOException {
    Pack pack = options.pack();
    PipelineSettings settings =
        options.settings(() -> pipeline.settings(pack, options.threads(), profile));
    if (settings.seconds() < STEADY_SECONDS) {
      options.tell(
          "%d s are too short for a figure to rely on: %d s or more"
              .formatted(settings.seconds(), STEADY_SECONDS));
    }
    PipelineFigures figures = PipelineProcess.run(settings, options::tell);
    options.print(
        figures,
        out ->
            out.printf(
                Locale.ROOT,
                "  engine %.2f, work %.2f, pipeline %.2f images/s: efficiency %.3f%n",
                figures.engine(),
                figures.work(),
                figures.pipeline(),
                figures.efficiency()));
    return 0;
  }
}
