package io.panoptes.topology.topics;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;

/**
 * How one topic is made.
 *
 * @param replicationFactor -1 for the broker's default
 * @param retention how long a record is kept; the clean-up policy is always to delete
 * @param maxMessageBytes of one batch of records; a producer's {@code max.request.size} must allow
 *     as much
 */
public record TopicSpec(
    String name, int partitions, int replicationFactor, Duration retention, int maxMessageBytes) {

  public TopicSpec {
    requireNonNull(name, "name is null");
    requireNonNull(retention, "retention is null");
    if (partitions < 1 || maxMessageBytes < 1) {
      throw new IllegalArgumentException(
          "topic %s has %d partitions and messages of %d bytes: the least is 1"
              .formatted(name, partitions, maxMessageBytes));
    }
  }

  /**
   * What is set on the topic itself; all else is the broker's default. Any timestamp is accepted:
   * by default a broker refuses records more than an hour ahead, and one camera with a wrong clock
   * would stop the line.
   */
  public Map<String, String> config() {
    return Map.of(
        TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE,
        TopicConfig.RETENTION_MS_CONFIG, Long.toString(retention.toMillis()),
        TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(maxMessageBytes),
        TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG, Long.toString(Long.MAX_VALUE));
  }

  NewTopic newTopic() {
    Optional<Short> replicas =
        replicationFactor < 0 ? Optional.empty() : Optional.of((short) replicationFactor);
    return new NewTopic(name, Optional.of(partitions), replicas).configs(config());
  }
}
