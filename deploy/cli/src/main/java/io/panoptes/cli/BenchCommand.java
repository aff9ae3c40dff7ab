package io.panoptes.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code bench engine} and its like. */
@Command(
    name = "bench",
    description = "Measures how fast this machine serves a pack.",
    subcommands = {
      BenchEngineCommand.class,
      BenchSoakCommand.class,
      BenchPipelineCommand.class,
      BenchGuaranteeCommand.class
    })
final class BenchCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "a command is missing, one of " + spec.subcommands().keySet());
  }
}
