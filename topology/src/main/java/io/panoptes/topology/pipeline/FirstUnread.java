package io.panoptes.topology.pipeline;

import static java.util.Objects.requireNonNull;

import io.panoptes.topology.options.DeletedImagesRule;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;
import org.apache.kafka.common.TopicPartition;

/**
 * Where the consumer group stands, and the first image where it is new; once there is a checkpoint,
 * that says where. An offset that Kafka does not hold any more stops the job, unless the rule
 * allows to skip: what Kafka would do by itself is to go on without a word.
 */
record FirstUnread(DeletedImagesRule rule) implements OffsetsInitializer {

  FirstUnread {
    requireNonNull(rule, "rule is null");
  }

  @Override
  public Map<TopicPartition, Long> getPartitionOffsets(
      Collection<TopicPartition> partitions, PartitionOffsetsRetriever retriever) {
    Map<TopicPartition, Long> offsets = new HashMap<>(retriever.committedOffsets(partitions));
    List<TopicPartition> fresh =
        partitions.stream().filter(partition -> offsets.get(partition) == null).toList();
    if (!fresh.isEmpty()) {
      offsets.putAll(retriever.beginningOffsets(fresh));
    }
    return offsets;
  }

  @Override
  @SuppressWarnings("deprecation") // Kafka deprecated the enum that the connector still asks for.
  public OffsetResetStrategy getAutoOffsetResetStrategy() {
    return rule == DeletedImagesRule.FAIL ? OffsetResetStrategy.NONE : OffsetResetStrategy.EARLIEST;
  }
}
