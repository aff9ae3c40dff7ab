package io.panoptes.topology.checks;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.apache.kafka.common.acl.AclOperation;

/**
 * What the job needs of a topic.
 *
 * @param operation to read it or to write it
 * @param messageBytes the largest record that is written; 0 where none is
 * @param commands whether it has one partition, rather than as many as the topic of images
 */
record TopicNeed(String topic, AclOperation operation, int messageBytes, boolean commands) {

  TopicNeed {
    requireNonNull(topic, "topic is null");
    requireNonNull(operation, "operation is null");
  }

  List<AclOperation> operations() {
    return List.of(AclOperation.DESCRIBE, operation);
  }
}
