package io.panoptes.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code models deploy}, {@code rollback}, {@code policy}, {@code shadow} and {@code list}. */
@Command(
    name = "models",
    description = "Changes what a running pipeline serves, between two of its checkpoints.",
    subcommands = {
      ModelsDeployCommand.class,
      ModelsRollbackCommand.class,
      ModelsPolicyCommand.class,
      ModelsShadowCommand.class,
      ModelsListCommand.class
    })
final class ModelsCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "a command is missing: 'deploy', 'rollback', 'policy', 'shadow' or 'list'");
  }
}
