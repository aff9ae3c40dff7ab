package io.panoptes.topology.options;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * How to reach Kafka.
 *
 * @param properties passed to every client as they are; {@code toString} masks their values
 */
public record KafkaOptions(String bootstrapServers, Map<String, String> properties) {

  private static final String BOOTSTRAP_SERVERS_PROPERTY = "bootstrap.servers";

  static final Option<String> BOOTSTRAP_SERVERS =
      new Option<>(
          "kafka.bootstrap-servers",
          OptionType.text(),
          "127.0.0.1:9092",
          "Some of Kafka's brokers, host:port with commas between.");
  static final Option<Map<String, String>> PROPERTIES =
      new Option<>(
          "kafka.properties",
          OptionType.properties(),
          "",
          "Passed to every Kafka client as they are, such as `security.protocol`.");
  static final List<Option<?>> ALL = List.of(BOOTSTRAP_SERVERS, PROPERTIES);

  public KafkaOptions {
    requireNonNull(bootstrapServers, "bootstrapServers is null");
    properties = Map.copyOf(properties);
    if (properties.containsKey(BOOTSTRAP_SERVERS_PROPERTY)) {
      throw new IllegalArgumentException(
          "%s.%s: set %s instead"
              .formatted(PROPERTIES.key(), BOOTSTRAP_SERVERS_PROPERTY, BOOTSTRAP_SERVERS.key()));
    }
  }

  static KafkaOptions from(OptionValues values) {
    return new KafkaOptions(values.get(BOOTSTRAP_SERVERS), values.get(PROPERTIES));
  }

  /** A new copy: the servers and the properties passed through. */
  public Properties clientProperties() {
    Properties client = new Properties();
    client.putAll(properties);
    client.setProperty(BOOTSTRAP_SERVERS_PROPERTY, bootstrapServers);
    return client;
  }

  @Override
  public String toString() {
    return "KafkaOptions[bootstrapServers=%s, properties=%s]"
        .formatted(bootstrapServers, Masked.properties(properties));
  }
}
