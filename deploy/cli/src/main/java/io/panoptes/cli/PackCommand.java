package io.panoptes.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code pack check} and its like. */
@Command(
    name = "pack",
    description = "Makes packs of networks from elsewhere, and looks after packs.",
    subcommands = {
      PackListCommand.class,
      PackShowCommand.class,
      PackCheckCommand.class,
      PackMeasureCommand.class,
      PackCreateCommand.class,
      PackTestCommand.class
    })
final class PackCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "a command is missing, one of " + spec.subcommands().keySet());
  }
}
