package io.panoptes.cli;

import io.panoptes.cli.bench.PipelineSettings;
import io.panoptes.models.pack.Pack;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What measurements of the pipeline have besides those of {@link BenchOptions}. */
final class PipelineBenchOptions {

  @Mixin private EngineOption engine;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      defaultValue = "60",
      description =
          "Of steady state in each measurement. Default: ${DEFAULT-VALUE}; less is for a first"
              + " look.")
  private int seconds;

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

  /**
   * @throws IllegalArgumentException when a value is out of range
   */
  PipelineSettings settings(Pack pack, int threads, Optional<Path> profile) {
    return new PipelineSettings(
        pack.folder(), engine.orAuto(), seconds, threads, batch, images, profile);
  }
}
