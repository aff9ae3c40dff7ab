package io.panoptes.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.panoptes.cli.bench.PipelineFigures;
import io.panoptes.cli.bench.PipelineProcess;
import io.panoptes.cli.bench.PipelineSettings;
import io.panoptes.models.inference.EngineKind;
import io.panoptes.models.pack.Pack;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

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
          + " measurements takes --seconds and a warm-up of at most 15 s."
    })
final class BenchPipelineCommand implements Callable<Integer> {

  private static final int STEADY_SECONDS = 60;

  @Spec private CommandSpec spec;
  @Mixin private PackOption pack;

  @Option(
      names = "--engine",
      paramLabel = "ENGINE",
      converter = EngineOption.Names.class,
      defaultValue = "auto",
      description = "What runs the networks. Default: ${DEFAULT-VALUE}.")
  private EngineKind engine;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      defaultValue = "60",
      description = "Of steady state. Default: ${DEFAULT-VALUE}; less is for a first look.")
  private int seconds;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description =
          "That run the networks, each with a model; native code shares the cores among them."
              + " Default: the cores.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--batch",
      paramLabel = "N",
      defaultValue = "8",
      description = "Images that run together. Default: ${DEFAULT-VALUE}.")
  private int batch;

  @Option(
      names = "--images",
      paramLabel = "DIR",
      description =
          "PNG and JPEG files to publish in turn, of the size that most of them have. Default:"
              + " scenes of a shelf at 256 x 256.")
  private Optional<Path> images;

  @Option(
      names = "--profile",
      paramLabel = "FILE",
      description = "Java Flight Recorder's file of the process that runs Flink, while measured.")
  private Optional<Path> profile;

  @Option(names = "--json", description = "Figures for programs.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    Pack loaded = pack.load();
    PipelineSettings settings = settings(loaded);
    PrintWriter err = spec.commandLine().getErr();
    if (seconds < STEADY_SECONDS) {
      err.println(
          "panoptes: %d s are too short for a figure to rely on: %d s or more"
              .formatted(seconds, STEADY_SECONDS));
    }
    PipelineFigures figures =
        PipelineProcess.run(
            settings,
            stage -> {
              err.println("panoptes: " + stage);
              err.flush();
            });
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(new ObjectMapper().writeValueAsString(figures));
    } else {
      out.printf(
          Locale.ROOT,
          "  engine %.2f, work %.2f, pipeline %.2f images/s: efficiency %.3f%n",
          figures.engine(),
          figures.work(),
          figures.pipeline(),
          figures.efficiency());
    }
    out.flush();
    return 0;
  }

  private PipelineSettings settings(Pack loaded) {
    try {
      return new PipelineSettings(
          loaded.folder(), engine, seconds, threads, batch, images, profile);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage());
    }
  }
}
