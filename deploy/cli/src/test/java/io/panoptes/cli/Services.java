package io.panoptes.cli;

import io.panoptes.local.LocalBroker;
import io.panoptes.local.LocalBrokerSettings;
import io.panoptes.local.LocalRegistry;
import io.panoptes.local.LocalRegistrySettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** A real broker and a real registry, shared by all tests of the JVM; they end with it. */
final class Services {

  private static LocalBroker broker;
  private static LocalRegistry registry;

  private Services() {}

  private static synchronized void start() {
    if (broker == null) {
      broker = LocalBroker.start(LocalBrokerSettings.defaults());
    }
    if (registry == null) {
      registry = LocalRegistry.start(LocalRegistrySettings.defaults());
    }
  }

  static String bootstrapServers() {
    start();
    return broker.bootstrapServers();
  }

  /** A configuration file for them. */
  static Path configuration(Path folder, String prefix) throws IOException {
    start();
    return Files.writeString(
        folder.resolve("panoptes.yaml"),
        """
        kafka: {bootstrap-servers: "%s"}
        registry: {urls: ["%s"]}
        topics: {prefix: %s, partitions: 2, inline-limit: 8 KiB}
        """
            .formatted(broker.bootstrapServers(), registry.url(), prefix));
  }

  /**
   * Runs a command with a configuration file.
   *
   * @param line words with spaces between
   */
  static CommandRun run(Path configuration, String line, String... more) {
    return CommandRun.of(words(configuration, line, more));
  }

  /** Waits until a consumer group has committed so many records of a topic. */
  static void awaitCommitted(String group, String topic, long records) throws Exception {
    Map<String, Object> connection =
        Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers());
    long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    try (Admin admin = Admin.create(connection)) {
      long committed = 0;
      while (committed < records) {
        if (System.nanoTime() - deadline > 0) {
          throw new AssertionError("committed are only " + committed);
        }
        TimeUnit.MILLISECONDS.sleep(100);
        committed =
            admin
                .listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get()
                .entrySet()
                .stream()
                .filter(entry -> entry.getKey().topic().equals(topic))
                .filter(entry -> entry.getValue() != null)
                .mapToLong(entry -> entry.getValue().offset())
                .sum();
      }
    }
  }

  static String[] words(Path configuration, String line, String... more) {
    return Stream.of(
            Stream.of(line.split(" ")),
            Stream.of("--config", configuration.toString()),
            Stream.of(more))
        .flatMap(words -> words)
        .toArray(String[]::new);
  }
}
