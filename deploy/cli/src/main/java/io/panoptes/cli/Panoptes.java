package io.panoptes.cli;

import io.panoptes.cli.chaos.fault.FaultKind;
import io.panoptes.cli.draw.DrawMode;
import io.panoptes.cli.evaluate.MetricKind;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;

/** Exit codes: 0 done, 1 failed, 2 wrong usage. */
@Command(
    name = "panoptes",
    description = "Panoptic segmentation of image streams: Kafka, Flink and Deeplearning4j.",
    mixinStandardHelpOptions = true,
    version = "panoptes 0.1.0",
    scope = ScopeType.INHERIT,
    subcommands = {
      DemoCommand.class,
      SegmentCommand.class,
      EvaluateCommand.class,
      MergeCommand.class,
      DrawCommand.class,
      BenchCommand.class,
      DataSetCommand.class,
      ChaosCommand.class,
      TrainCommand.class,
      TuneCommand.class,
      PackCommand.class,
      ExportCommand.class,
      DoctorCommand.class,
      TopicsCommand.class,
      ProduceCommand.class,
      TailCommand.class,
      DeadLettersCommand.class,
      ModelsCommand.class,
      RunCommand.class
    })
public final class Panoptes implements Runnable {

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "Show the stack trace of an error.")
  private boolean debug;

  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    Panoptes panoptes = new Panoptes();
    CommandLine commandLine = new CommandLine(panoptes);
    commandLine.setCaseInsensitiveEnumValuesAllowed(true);
    commandLine.registerConverter(MetricKind.class, new HyphenatedEnum<>(MetricKind.class));
    commandLine.registerConverter(FaultKind.class, new HyphenatedEnum<>(FaultKind.class));
    commandLine.registerConverter(DrawMode.class, new HyphenatedEnum<>(DrawMode.class));
    commandLine.setParameterExceptionHandler(Panoptes::wrongUsage);
    commandLine.setExecutionExceptionHandler(
        (exception, command, parsed) -> {
          command.getErr().println("panoptes: " + ErrorLine.of(exception));
          if (panoptes.debug) {
            exception.printStackTrace(command.getErr());
          }
          return CommandLine.ExitCode.SOFTWARE;
        });
    return commandLine;
  }

  private static int wrongUsage(ParameterException exception, String[] arguments) {
    CommandLine command = exception.getCommandLine();
    command
        .getErr()
        .println(
            "panoptes: %s; see '%s --help'"
                .formatted(
                    String.valueOf(exception.getMessage()).lines().findFirst().orElse(""),
                    command.getCommandSpec().qualifiedName()));
    return CommandLine.ExitCode.USAGE;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing");
  }
}
