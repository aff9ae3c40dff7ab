package io.panoptes.topology.control;

import static java.util.Objects.requireNonNull;

import io.panoptes.operators.control.ControlTopics;
import io.panoptes.schemas.serde.RegistrySettings;
import io.panoptes.topology.topics.Topics;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/**
 * The topics of commands and of their statuses, each of one partition.
 *
 * @param client settings of each Kafka client; may hold secrets, so {@code toString} leaves them
 *     out
 */
public record KafkaControlTopics(
    String commands, String statuses, Map<String, String> client, RegistrySettings registry)
    implements ControlTopics {

  private static final long serialVersionUID = 1;

  public KafkaControlTopics {
    requireNonNull(commands, "commands is null");
    requireNonNull(statuses, "statuses is null");
    client = Map.copyOf(client);
    requireNonNull(registry, "registry is null");
  }

  public static KafkaControlTopics of(Topics topics, Properties client, RegistrySettings registry) {
    Map<String, String> settings = new HashMap<>();
    client.stringPropertyNames().forEach(name -> settings.put(name, client.getProperty(name)));
    return new KafkaControlTopics(topics.models(), topics.modelsStatus(), settings, registry);
  }

  @Override
  public CommandReader reader() {
    return new KafkaCommandReader(commands, properties(), registry);
  }

  @Override
  public StatusWriter writer() {
    return new KafkaStatusWriter(statuses, properties(), registry);
  }

  private Properties properties() {
    Properties properties = new Properties();
    properties.putAll(client);
    return properties;
  }

  @Override
  public String toString() {
    return "KafkaControlTopics[commands=%s, statuses=%s]".formatted(commands, statuses);
  }
}
