package io.panoptes.topology.options;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

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
    properties.forEach(KafkaOptions::check);
  }

  /** By the definitions of the clients; what none of them knows is left alone. */
  private static void check(String name, String value) {
    for (ConfigDef client :
        List.of(
            ProducerConfig.configDef(),
            ConsumerConfig.configDef(),
            AdminClientConfig.configDef())) {
      ConfigDef.ConfigKey setting = client.configKeys().get(name);
      try {
        if (setting != null) {
          Object parsed = ConfigDef.parseType(name, value, setting.type());
          if (setting.validator != null) {
            setting.validator.ensureValid(name, parsed);
          }
        }
      } catch (ConfigException e) {
        throw new IllegalArgumentException(
            "%s.%s: its value is refused: %s"
                .formatted(PROPERTIES.key(), name, Masked.refusal(name, value, e.getMessage())));
      }
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
