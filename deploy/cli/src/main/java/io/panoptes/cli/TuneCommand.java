package io.panoptes.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code tune merge} and its like. */
@Command(
    name = "tune",
    description = "Searches for better settings.",
    subcommands = {TuneMergeCommand.class, TuneTrainingCommand.class})
final class TuneCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "a command is missing, one of " + spec.subcommands().keySet());
  }
}
