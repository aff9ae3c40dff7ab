package io.panoptes.topology.topics;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;

import io.panoptes.topology.topics.TopicOutcome.Created;
import io.panoptes.topology.topics.TopicOutcome.Different;
import io.panoptes.topology.topics.TopicOutcome.Present;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;

/** Makes the topics that are missing and changes none that exist. */
public final class TopicCreation {

  private static final long POLL_NANOS = 20_000_000;

  private final Admin admin;
  private final Duration timeout;

  /**
   * @param admin stays the caller's to close
   * @param timeout for each request
   */
  public TopicCreation(Admin admin, Duration timeout) {
    this.admin = requireNonNull(admin, "admin is null");
    this.timeout = requireNonNull(timeout, "timeout is null");
  }

  /**
   * @return one outcome per spec, in its order; another's topic made meanwhile counts as existing
   * @throws TopicCreationException if Kafka does not answer, or refuses
   */
  public List<TopicOutcome> create(List<TopicSpec> specs) {
    Map<String, KafkaFuture<Void>> creations =
        admin.createTopics(specs.stream().map(TopicSpec::newTopic).toList()).values();
    List<TopicOutcome> outcomes =
        specs.stream().map(spec -> outcome(spec, creations.get(spec.name()))).toList();
    if (!specs.isEmpty()) {
      awaitVisible(specs.stream().map(TopicSpec::name).toList());
    }
    return outcomes;
  }

  /** The controller knows a new topic a moment before the brokers tell of it. */
  private void awaitVisible(List<String> topics) {
    long deadline = System.nanoTime() + timeout.toNanos();
    while (!await(admin.listTopics().names(), topics.get(0)).containsAll(topics)) {
      if (System.nanoTime() > deadline) {
        throw failed(
            topics.get(0),
            "not all topics are visible after %d ms: try again".formatted(timeout.toMillis()),
            new TimeoutException());
      }
      LockSupport.parkNanos(POLL_NANOS);
    }
  }

  private TopicOutcome outcome(TopicSpec spec, KafkaFuture<Void> creation) {
    try {
      await(creation, spec.name());
      return new Created(spec.name(), spec.partitions());
    } catch (TopicCreationException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw e;
      }
    }
    List<String> differences = differences(spec, describe(spec.name()), config(spec.name()));
    return differences.isEmpty()
        ? new Present(spec.name())
        : new Different(spec.name(), differences);
  }

  private TopicDescription describe(String topic) {
    return await(admin.describeTopics(List.of(topic)).topicNameValues().get(topic), topic);
  }

  private Map<String, String> config(String topic) {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    Config config = await(admin.describeConfigs(List.of(resource)).values().get(resource), topic);
    return config.entries().stream()
        .filter(entry -> entry.value() != null)
        .collect(toMap(entry -> entry.name(), entry -> entry.value()));
  }

  private static List<String> differences(
      TopicSpec spec, TopicDescription topic, Map<String, String> config) {
    List<String> differences = new ArrayList<>();
    compare("partitions", spec.partitions(), topic.partitions().size(), differences);
    if (spec.replicationFactor() > 0) {
      int replicas = topic.partitions().get(0).replicas().size();
      compare("replication factor", spec.replicationFactor(), replicas, differences);
    }
    new TreeMap<>(spec.config())
        .forEach((key, wanted) -> compare(key, wanted, config.get(key), differences));
    return differences;
  }

  private static void compare(String what, Object wanted, Object found, List<String> differences) {
    if (!wanted.equals(found)) {
      differences.add("%s is %s, wanted %s".formatted(what, found, wanted));
    }
  }

  private <T> T await(KafkaFuture<T> future, String topic) {
    try {
      return future.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw failed(topic, e.getCause().getMessage(), e.getCause());
    } catch (TimeoutException e) {
      throw failed(
          topic,
          "no answer within %d ms: check kafka.bootstrap-servers".formatted(timeout.toMillis()),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed(topic, "interrupted", e);
    }
  }

  private static TopicCreationException failed(String topic, String reason, Throwable cause) {
    return new TopicCreationException("topic %s: %s".formatted(topic, reason), cause);
  }
}
