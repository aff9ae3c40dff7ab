package io.panoptes.cli;

import io.panoptes.cli.kafka.KafkaConnection;
import io.panoptes.cli.kafka.Registries;
import io.panoptes.cli.models.StatusText;
import io.panoptes.models.text.OneLine;
import io.panoptes.schemas.ModelAction;
import io.panoptes.schemas.ModelCommand;
import io.panoptes.schemas.ModelState;
import io.panoptes.schemas.ModelStatus;
import io.panoptes.schemas.serde.SchemaRegistry;
import io.panoptes.topology.control.ControlClient;
import io.panoptes.topology.options.PanoptesOptions;
import io.panoptes.topology.topics.Topics;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Mixed into each command that asks a running pipeline for something. */
final class ModelsRequest {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      defaultValue = "300",
      description = "How long to wait for the answer. Default: ${DEFAULT-VALUE}.")
  private int timeout;

  @Option(names = "--no-wait", description = "Asks, and does not wait for the answer.")
  private boolean noWait;

  static ModelCommand.Builder of(ModelAction action) {
    return ModelCommand.newBuilder()
        .setCommandId(UUID.randomUUID().toString())
        .setIssuedAt(Instant.now().truncatedTo(ChronoUnit.MICROS))
        .setAction(action);
  }

  /** Asks, and prints what is served then. */
  int ask(PanoptesOptions options, ModelCommand asked) throws InterruptedException {
    return ask(options, asked, StatusText::active);
  }

  /**
   * Asks, and prints what becomes of it.
   *
   * @param line of what is in force then
   * @throws CommandFailedException if it is refused, or not answered in time
   */
  int ask(PanoptesOptions options, ModelCommand asked, Function<ModelStatus, String> line)
      throws InterruptedException {
    PrintWriter out = command.commandLine().getOut();
    Topics topics = Topics.of(options.topics().prefix());
    try (KafkaConnection kafka = KafkaConnection.open(options.kafka())) {
      kafka.requireTopics(List.of(topics.models(), topics.modelsStatus()));
    }
    try (SchemaRegistry registry = Registries.connect(options.registry());
        ControlClient client = ControlClient.open(options.kafka(), topics, registry)) {
      client.send(asked);
      if (noWait) {
        out.println("asked as " + asked.getCommandId());
        return 0;
      }
      Optional<ModelStatus> answer =
          client.await(asked.getCommandId(), Duration.ofSeconds(timeout));
      ModelStatus status =
          answer.orElseThrow(
              () ->
                  new CommandFailedException(
                      "no answer within %d s: does 'run pipeline' run with topics.prefix %s? It may"
                              .formatted(timeout, options.topics().prefix())
                          + " still do it: 'panoptes models list' tells"));
      if (status.getState() == ModelState.REFUSED) {
        throw new CommandFailedException(
            "refused: %s; %s goes on"
                .formatted(
                    OneLine.of(status.getMessage()),
                    OneLine.of(status.getActive().getPack().getName())));
      }
      out.println(line.apply(status));
      return 0;
    }
  }
}
