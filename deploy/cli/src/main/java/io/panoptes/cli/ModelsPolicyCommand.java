package io.panoptes.cli;

import io.panoptes.schemas.ModelAction;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code models policy}. */
@Command(
    name = "policy",
    description = {
      "Lets the running pipeline make batches in another way; what is not given stays.",
      "Until a run with --fresh, what is set so goes before pipeline.batch of the configuration."
    })
final class ModelsPolicyCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private ConfigurationOptions configuration;
  @Mixin private ModelsRequest request;

  @Option(
      names = "--batch-size",
      paramLabel = "N",
      description = "Images that run through the networks together, 1 to 1024.")
  private Integer batchSize;

  @Option(
      names = "--delay",
      paramLabel = "MS",
      description = "How long an image waits for others, in milliseconds, 0 to 60000.")
  private Long delay;

  @Option(
      names = "--in-flight",
      paramLabel = "N",
      description = "Batches in work at a time in one task manager, 1 to 1024.")
  private Integer inFlight;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description =
          "Threads that run the networks in one task manager, 1 to 256, at most --in-flight.")
  private Integer threads;

  @Override
  public Integer call() throws InterruptedException {
    if (Stream.of(batchSize, delay, inFlight, threads).allMatch(value -> value == null)) {
      throw new ParameterException(
          spec.commandLine(),
          "nothing to change: give --batch-size, --delay, --in-flight or --threads");
    }
    return request.ask(
        configuration.read(),
        ModelsRequest.of(ModelAction.SET_POLICY)
            .setBatchSize(batchSize)
            .setMaxDelayMs(delay)
            .setInFlight(inFlight)
            .setThreads(threads)
            .build());
  }
}
