package io.panoptes.cli;

import io.panoptes.cli.kafka.KafkaConnection;
import io.panoptes.cli.kafka.Registries;
import io.panoptes.cli.run.Shutdown;
import io.panoptes.schemas.serde.SchemaRegistry;
import io.panoptes.topology.options.PanoptesOptions;
import io.panoptes.topology.options.QualityOptions;
import io.panoptes.topology.quality.QualityRunner;
import io.panoptes.topology.topics.Topics;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code run quality}: results and truth to rolling quality. */
@Command(
    name = "quality",
    description = {
      "Runs the Kafka Streams application that compares results with their ground truth, until"
          + " Ctrl-C.",
      "Several may run with one quality.application-id: they share the partitions."
    })
final class RunQualityCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private ConfigurationOptions configuration;

  @Override
  public Integer call() throws InterruptedException {
    PanoptesOptions options = configuration.read();
    Topics topics = Topics.of(options.topics().prefix());
    try (KafkaConnection kafka = KafkaConnection.open(options.kafka())) {
      kafka.requireTopics(
          List.of(topics.panoptic(), topics.truth(), topics.quality(), topics.deadLetters()));
    }
    Registries.check(options.registry());
    // Ctrl-C commits and leaves the group, so that others go on at once.
    try (SchemaRegistry registry = Registries.connect(options.registry());
        QualityRunner runner = QualityRunner.start(options, registry);
        Shutdown shutdown = Shutdown.runs(runner::close)) {
      describe(options, topics);
      runner.await();
      Optional<Throwable> failure = runner.failure();
      if (failure.isPresent() && !shutdown.begun()) {
        throw new CommandFailedException(
            "the quality application failed: " + ErrorLine.of(failure.get()), failure.get());
      }
    }
    return 0;
  }

  private void describe(PanoptesOptions options, Topics topics) {
    PrintWriter out = spec.commandLine().getOut();
    QualityOptions quality = options.quality();
    out.printf(
        "topics       %s, %s -> %s at %s%n",
        topics.panoptic(), topics.truth(), topics.quality(), options.kafka().bootstrapServers());
    out.printf(
        "windows      of %s s, one each %s s, open %s s longer%n",
        quality.window().toMillis() / 1e3,
        quality.hop().toMillis() / 1e3,
        quality.grace().toMillis() / 1e3);
    out.printf("application  %s, state in %s%n", quality.applicationId(), quality.stateDirectory());
    out.println("Ctrl-C stops it");
  }
}
