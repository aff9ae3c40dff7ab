package io.panoptes.cli.bench;

import io.panoptes.cli.demo.LocalStack;
import io.panoptes.cli.demo.TemporaryFolder;
import io.panoptes.cli.kafka.KafkaConnection;
import io.panoptes.cli.kafka.Registries;
import io.panoptes.schemas.serde.SchemaRegistry;
import io.panoptes.topology.options.Guarantee;
import io.panoptes.topology.options.OptionsReader;
import io.panoptes.topology.options.PanoptesOptions;
import io.panoptes.topology.topics.TopicCreation;
import io.panoptes.topology.topics.TopicSpecs;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** What a pipeline is measured on: a broker and a registry, the topics, and a folder for Flink. */
final class BenchLine implements AutoCloseable {

  private final PipelineSettings settings;
  private final Duration checkpointInterval;
  private final TemporaryFolder folder;
  private final LocalStack stack;
  private final SchemaRegistry registry;

  private BenchLine(
      PipelineSettings settings,
      Duration checkpointInterval,
      TemporaryFolder folder,
      LocalStack stack) {
    this.settings = settings;
    this.checkpointInterval = checkpointInterval;
    this.folder = folder;
    this.stack = stack;
    PanoptesOptions options = options(Guarantee.EXACTLY_ONCE);
    try (KafkaConnection kafka = KafkaConnection.open(options.kafka())) {
      new TopicCreation(kafka.admin(), KafkaConnection.TIMEOUT)
          .create(TopicSpecs.of(options.topics()));
    }
    registry = Registries.connect(options.registry());
  }

  static BenchLine start(PipelineSettings settings, Duration checkpointInterval)
      throws IOException {
    TemporaryFolder folder = TemporaryFolder.make();
    try {
      LocalStack stack = LocalStack.start(0, 0);
      try {
        return new BenchLine(settings, checkpointInterval, folder, stack);
      } catch (RuntimeException e) {
        stack.close();
        throw e;
      }
    } catch (RuntimeException e) {
      folder.close();
      throw e;
    }
  }

  SchemaRegistry registry() {
    return registry;
  }

  Path folder() {
    return folder.path();
  }

  PanoptesOptions options(Guarantee guarantee) {
    return new OptionsReader()
        .set("kafka.bootstrap-servers", stack.bootstrapServers())
        .set("registry.urls", stack.registryUrl())
        .set("topics.replication-factor", "1")
        .set("engine", settings.engine().toString())
        .set("pipeline.pack", settings.pack().toString())
        .set("pipeline.guarantee", guarantee.toString())
        .set("pipeline.batch.threads", Integer.toString(settings.threads()))
        .set("pipeline.batch.max-in-flight", Integer.toString(2 * settings.threads()))
        .set("pipeline.batch.max-size", Integer.toString(settings.batch()))
        .set("pipeline.checkpoint.interval", checkpointInterval.toSeconds() + " s")
        .set("pipeline.checkpoint.directory", folder().resolve("checkpoints").toString())
        .set("flink.properties.restart-strategy.type", "none")
        .read();
  }

  @Override
  public void close() {
    registry.close();
    stack.close();
    folder.close();
  }
}
