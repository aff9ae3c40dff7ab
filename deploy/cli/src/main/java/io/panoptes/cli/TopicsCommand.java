package io.panoptes.cli;

import io.panoptes.cli.kafka.KafkaConnection;
import io.panoptes.topology.options.PanoptesOptions;
import io.panoptes.topology.topics.TopicCreation;
import io.panoptes.topology.topics.TopicOutcome;
import io.panoptes.topology.topics.TopicSpecs;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code topics create}. */
@Command(name = "topics", description = "Works on the topics themselves.")
final class TopicsCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing, such as 'create'");
  }

  @Command(
      name = "create",
      description = {
        "Creates the topics that are missing, as the section topics of the configuration says.",
        "Those that exist stay as they are; where they differ, the line says how."
      })
  void create(@Mixin ConfigurationOptions configuration) {
    PanoptesOptions options = configuration.read();
    CommandLine command = spec.subcommands().get("create");
    try (KafkaConnection kafka = KafkaConnection.open(options.kafka())) {
      new TopicCreation(kafka.admin(), KafkaConnection.TIMEOUT)
          .create(TopicSpecs.of(options.topics())).stream()
              .map(TopicOutcome::line)
              .forEach(command.getOut()::println);
    }
  }
}
