package io.panoptes.cli;

import io.panoptes.cli.kafka.KafkaConnection;
import io.panoptes.cli.kafka.Registries;
import io.panoptes.cli.models.StatusText;
import io.panoptes.schemas.ModelStatus;
import io.panoptes.schemas.serde.SchemaRegistry;
import io.panoptes.topology.control.ControlClient;
import io.panoptes.topology.options.PanoptesOptions;
import io.panoptes.topology.topics.Topics;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code models list}. */
@Command(
    name = "list",
    description =
        "Tells what the pipeline serves, what a rollback leads to, and what became of each command.")
final class ModelsListCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private ConfigurationOptions configuration;

  @Option(names = "--json", description = "One JSON object.")
  private boolean json;

  @Override
  public Integer call() {
    PanoptesOptions options = configuration.read();
    Topics topics = Topics.of(options.topics().prefix());
    try (KafkaConnection kafka = KafkaConnection.open(options.kafka())) {
      kafka.requireTopics(List.of(topics.models(), topics.modelsStatus()));
    }
    List<ModelStatus> history;
    try (SchemaRegistry registry = Registries.connect(options.registry());
        ControlClient client = ControlClient.open(options.kafka(), topics, registry)) {
      history = client.history();
    }
    if (history.isEmpty()) {
      throw new CommandFailedException(
          "no pipeline with topics.prefix %s has run: 'panoptes run pipeline' starts one"
              .formatted(options.topics().prefix()));
    }
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(StatusText.json(history));
    } else {
      StatusText.lines(history).forEach(out::println);
    }
    return 0;
  }
}
