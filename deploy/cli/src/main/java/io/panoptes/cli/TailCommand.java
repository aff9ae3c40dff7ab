package io.panoptes.cli;

import io.panoptes.cli.kafka.KafkaConnection;
import io.panoptes.cli.kafka.Registries;
import io.panoptes.cli.tail.JsonFormat;
import io.panoptes.cli.tail.PlainFormat;
import io.panoptes.cli.tail.TailFormat;
import io.panoptes.cli.tail.TopicKind;
import io.panoptes.cli.tail.TopicTail;
import io.panoptes.schemas.serde.SchemaRegistry;
import io.panoptes.topology.options.PanoptesOptions;
import java.io.PrintWriter;
import java.util.List;
import java.util.Properties;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tail}: what a topic holds. */
@Command(
    name = "tail",
    description = {
      "Shows the records of a topic as they come, a line each, until Ctrl-C.",
      "Only what is committed is shown, as a read_committed consumer sees it."
    })
final class TailCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Mixin private ConfigurationOptions configuration;

  @Parameters(
      paramLabel = "TOPIC",
      description =
          "images, panoptic, segments, truth, quality, dead-letters, shed, shadow, shadow-quality,"
              + " replays, or a full name.")
  private String topic;

  @Option(names = "--json", description = "A JSON object a line, with bytes by their length.")
  private boolean json;

  @Option(names = "--full", description = "With --json: bytes in Base64.")
  private boolean full;

  @Option(names = "--from-beginning", description = "Also shows what is there already.")
  private boolean fromBeginning;

  @Option(
      names = "--until-end",
      description = "With --from-beginning: ends when all that is there is shown.")
  private boolean untilEnd;

  @Option(names = "--max", paramLabel = "N", description = "Ends after N records.")
  private long max = Long.MAX_VALUE;

  @Override
  public void run() {
    TopicKind kind = checked();
    PanoptesOptions options = configuration.read();
    String name = topic.contains(".") ? topic : options.topics().prefix() + "." + kind.suffix();
    try (KafkaConnection kafka = KafkaConnection.open(options.kafka())) {
      kafka.requireTopics(List.of(name));
    }
    TailFormat format = json ? new JsonFormat(full) : new PlainFormat();
    try (SchemaRegistry registry = Registries.connect(options.registry());
        KafkaConsumer<byte[], byte[]> consumer =
            new KafkaConsumer<>(
                properties(options), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      TopicTail.assign(consumer, name, fromBeginning);
      new TopicTail(consumer, registry, kind, format).run(untilEnd, printer());
    }
  }

  private TopicKind checked() {
    if (max < 1) {
      throw usage("--max is %d: the least is 1".formatted(max));
    }
    if (full && !json) {
      throw usage("--full needs --json");
    }
    if (untilEnd && !fromBeginning) {
      throw usage("--until-end needs --from-beginning");
    }
    return TopicKind.of(topic)
        .orElseThrow(
            () ->
                usage(
                    "unknown topic '%s': use images, panoptic, segments, truth, quality,"
                            .formatted(topic)
                        + " dead-letters, shed, shadow, shadow-quality or replays, or a name that ends in '.' and one of"
                        + " these"));
  }

  private ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  /** Wants more until there were enough, or nobody reads standard output any more. */
  private Predicate<String> printer() {
    PrintWriter out = spec.commandLine().getOut();
    return new Predicate<>() {
      private long shown;

      @Override
      public boolean test(String line) {
        out.println(line);
        shown++;
        return shown < max && !out.checkError();
      }
    };
  }

  private static Properties properties(PanoptesOptions options) {
    Properties properties = options.kafka().clientProperties();
    properties.setProperty(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    properties.setProperty(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    properties.setProperty(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
    return properties;
  }
}
