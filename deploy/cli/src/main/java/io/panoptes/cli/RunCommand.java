package io.panoptes.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code run pipeline} and {@code run quality}. */
@Command(
    name = "run",
    description = "Runs a part of Panoptes against the Kafka of the configuration.",
    subcommands = {RunPipelineCommand.class, RunQualityCommand.class})
final class RunCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "a command is missing: 'pipeline' or 'quality'");
  }
}
