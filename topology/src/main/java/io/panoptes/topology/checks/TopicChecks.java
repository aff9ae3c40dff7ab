package io.panoptes.topology.checks;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Topics: that they are there with the partitions of the first, each with a leader, that they take
 * the largest record, and that this user may use them.
 */
final class TopicChecks {

  private final Admin admin;
  private final AdminAnswers answers;
  private final List<Finding> findings = new ArrayList<>();

  TopicChecks(Admin admin, AdminAnswers answers) {
    this.admin = requireNonNull(admin, "admin is null");
    this.answers = requireNonNull(answers, "answers is null");
  }

  /**
   * @param needs all of which have the partitions of the first, but those of commands
   */
  List<Finding> run(List<TopicNeed> needs) {
    Map<String, KafkaFuture<TopicDescription>> descriptions =
        admin
            .describeTopics(
                needs.stream().map(TopicNeed::topic).toList(),
                new DescribeTopicsOptions().includeAuthorizedOperations(true))
            .topicNameValues();
    Optional<TopicDescription> first = Optional.empty();
    for (TopicNeed need : needs) {
      Optional<TopicDescription> topic = describe(need, descriptions.get(need.topic()));
      topic.ifPresent(found -> check(need, found));
      if (need.commands()) {
        topic.ifPresent(this::requireOnePartition);
      } else if (topic.isPresent() && first.isPresent()) {
        comparePartitions(first.get(), topic.get());
      }
      first = first.isPresent() ? first : topic;
    }
    return findings;
  }

  private Optional<TopicDescription> describe(
      TopicNeed need, KafkaFuture<TopicDescription> description) {
    try {
      return Optional.of(answers.await(description));
    } catch (UnknownTopicOrPartitionException e) {
      find("topic %s does not exist".formatted(need.topic()), "run 'panoptes topics create'");
    } catch (AuthorizationException e) {
      find("topic %s may not be described by this user".formatted(need.topic()), grant(need));
    } catch (KafkaException e) {
      find(
          "topic %s cannot be described, %s".formatted(need.topic(), e.getMessage()),
          "check the brokers");
    }
    return Optional.empty();
  }

  private void check(TopicNeed need, TopicDescription topic) {
    if (topic.authorizedOperations() != null
        && !topic.authorizedOperations().isEmpty()
        && !topic.authorizedOperations().contains(AclOperation.ALL)
        && !topic.authorizedOperations().containsAll(need.operations())) {
      find(
          "topic %s may not be %s by this user"
              .formatted(need.topic(), need.operation() == AclOperation.READ ? "read" : "written"),
          grant(need));
    }
    String leaderless =
        topic.partitions().stream()
            .filter(partition -> partition.leader() == null || partition.leader().isEmpty())
            .map(TopicPartitionInfo::partition)
            .map(String::valueOf)
            .collect(joining(", "));
    if (!leaderless.isEmpty()) {
      find(
          "topic %s has no leader for partition %s".formatted(need.topic(), leaderless),
          "start the brokers that hold it");
    }
    if (need.messageBytes() > 0) {
      checkSize(need);
    }
  }

  private void checkSize(TopicNeed need) {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, need.topic());
    try {
      Config config =
          answers.await(admin.describeConfigs(List.of(resource)).values().get(resource));
      int limit = Integer.parseInt(config.get(TopicConfig.MAX_MESSAGE_BYTES_CONFIG).value());
      if (limit < need.messageBytes()) {
        find(
            "topic %s takes messages of %d bytes, the largest that is written has %d"
                .formatted(need.topic(), limit, need.messageBytes()),
            "set its %s to %d"
                .formatted(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, need.messageBytes()));
      }
    } catch (AuthorizationException e) {
      // A user who may not see the limit may write all the same.
      return;
    } catch (KafkaException e) {
      find(
          "the settings of topic %s cannot be read, %s".formatted(need.topic(), e.getMessage()),
          "check the brokers");
    }
  }

  private void requireOnePartition(TopicDescription topic) {
    if (topic.partitions().size() != 1) {
      find(
          "topic %s has %d partitions, and commands are in one order"
              .formatted(topic.name(), topic.partitions().size()),
          "delete it and run 'panoptes topics create'");
    }
  }

  private void comparePartitions(TopicDescription first, TopicDescription topic) {
    if (first.partitions().size() != topic.partitions().size()) {
      find(
          "topic %s has %d partitions and %s has %d"
              .formatted(
                  first.name(), first.partitions().size(), topic.name(), topic.partitions().size()),
          "give all the same, so that results meet their truth");
    }
  }

  private static String grant(TopicNeed need) {
    return "grant %s on it"
        .formatted(need.operations().stream().map(AclOperation::name).collect(joining(" and ")));
  }

  private void find(String problem, String remedy) {
    findings.add(new Finding(problem, remedy));
  }
}
