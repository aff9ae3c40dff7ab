package io.panoptes.topology.checks;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;

import io.panoptes.topology.topics.DeletedImages;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthorizationException;

/** The consumer group: that this user may use it, and that what it has not read is there. */
final class GroupChecks {

  private final Admin admin;
  private final AdminAnswers answers;
  private final String group;

  GroupChecks(Admin admin, AdminAnswers answers, String group) {
    this.admin = requireNonNull(admin, "admin is null");
    this.answers = requireNonNull(answers, "answers is null");
    this.group = requireNonNull(group, "group is null");
  }

  List<Finding> access() {
    try {
      committed();
      return List.of();
    } catch (AuthorizationException e) {
      return List.of(
          new Finding(
              "group %s may not be used by this user".formatted(group),
              "grant READ and DESCRIBE on it"));
    } catch (KafkaException e) {
      return List.of(
          new Finding(
              "group %s cannot be described, %s".formatted(group, e.getMessage()),
              "check the brokers"));
    }
  }

  /** In the order of the partitions; nothing of a group that committed nothing. */
  List<DeletedImages> deleted(String topic) {
    Map<TopicPartition, Long> committed =
        committed().entrySet().stream()
            .filter(entry -> entry.getValue() != null && entry.getKey().topic().equals(topic))
            .collect(toMap(Map.Entry::getKey, entry -> entry.getValue().offset()));
    Map<TopicPartition, ListOffsetsResultInfo> earliest =
        answers.await(
            admin
                .listOffsets(
                    committed.keySet().stream()
                        .collect(toMap(key -> key, key -> OffsetSpec.earliest())))
                .all());
    return committed.entrySet().stream()
        .filter(entry -> entry.getValue() < earliest.get(entry.getKey()).offset())
        .map(
            entry ->
                new DeletedImages(
                    entry.getKey(), entry.getValue(), earliest.get(entry.getKey()).offset()))
        .sorted(Comparator.comparing(images -> images.partition().partition()))
        .toList();
  }

  private Map<TopicPartition, OffsetAndMetadata> committed() {
    return answers.await(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
  }
}
