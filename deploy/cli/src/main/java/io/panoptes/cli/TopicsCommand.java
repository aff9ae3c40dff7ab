package io.panoptes.cli;

import io.panoptes.cli.kafka.KafkaConnection;
import io.panoptes.cli.kafka.Registries;
import io.panoptes.schemas.serde.AvroCodec;
import io.panoptes.schemas.serde.SchemaRegistry;
import io.panoptes.topology.options.PanoptesOptions;
import io.panoptes.topology.topics.TopicCreation;
import io.panoptes.topology.topics.TopicOutcome;
import io.panoptes.topology.topics.TopicSpecs;
import io.panoptes.topology.topics.Topics;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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
  void create(
      @Mixin ConfigurationOptions configuration,
      @Option(
              names = "--schemas",
              description =
                  "Also makes the registry refuse schemas that break old readers or records: "
                      + SchemaRegistry.COMPATIBILITY
                      + ".")
          boolean schemas) {
    PanoptesOptions options = configuration.read();
    PrintWriter out = spec.subcommands().get("create").getOut();
    try (KafkaConnection kafka = KafkaConnection.open(options.kafka())) {
      new TopicCreation(kafka.admin(), KafkaConnection.TIMEOUT)
          .create(TopicSpecs.of(options.topics())).stream()
              .map(TopicOutcome::line)
              .forEach(out::println);
    }
    if (schemas) {
      requireCompatibility(options, out);
    }
  }

  private static void requireCompatibility(PanoptesOptions options, PrintWriter out) {
    try (SchemaRegistry registry = Registries.connect(options.registry())) {
      for (String topic : Topics.of(options.topics().prefix()).names()) {
        String subject = AvroCodec.subject(topic);
        registry.requireCompatibility(subject);
        out.printf("%s: schemas must be %s%n", subject, SchemaRegistry.COMPATIBILITY);
      }
    }
  }
}
