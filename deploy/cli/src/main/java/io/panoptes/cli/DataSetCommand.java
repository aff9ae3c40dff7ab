package io.panoptes.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code dataset check} and its like. */
@Command(
    name = "dataset",
    description = "Looks at the labelled images that packs are trained on.",
    subcommands = {DataSetCheckCommand.class, DataSetSplitCommand.class, DataSetShowCommand.class})
final class DataSetCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "a command is missing, one of " + spec.subcommands().keySet());
  }
}
