package io.panoptes.cli;

import io.panoptes.cli.deadletters.DeadLetterBox;
import io.panoptes.cli.kafka.KafkaConnection;
import io.panoptes.cli.kafka.Registries;
import io.panoptes.cli.kafka.TopicScan;
import io.panoptes.schemas.serde.SchemaRegistry;
import io.panoptes.topology.options.PanoptesOptions;
import io.panoptes.topology.topics.Topics;
import java.util.List;
import java.util.function.ToIntFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code dead-letters list}, {@code show}, {@code replay} and {@code reasons}. */
@Command(
    name = "dead-letters",
    description = "Looks through the records that have no result, and publishes them again.",
    subcommands = {
      DeadLettersListCommand.class,
      DeadLettersShowCommand.class,
      DeadLettersReplayCommand.class,
      DeadLettersReasonsCommand.class
    })
final class DeadLettersCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "a command is missing: 'list', 'show', 'replay' or 'reasons'");
  }

  /** What a command works with; closed after it. */
  record Access(PanoptesOptions options, SchemaRegistry registry, DeadLetterBox box) {}

  /** Opens the dead letters of the options, and says on the way what is none. */
  static int with(CommandSpec spec, PanoptesOptions options, ToIntFunction<Access> work) {
    Topics topics = Topics.of(options.topics().prefix());
    try (KafkaConnection kafka = KafkaConnection.open(options.kafka())) {
      kafka.requireTopics(List.of(topics.images(), topics.deadLetters(), topics.replays()));
    }
    try (SchemaRegistry registry = Registries.connect(options.registry());
        TopicScan scan = TopicScan.open(options.kafka())) {
      DeadLetterBox box =
          new DeadLetterBox(
              scan,
              topics,
              registry,
              line -> spec.commandLine().getErr().println("panoptes: " + line));
      return work.applyAsInt(new Access(options, registry, box));
    }
  }
}
