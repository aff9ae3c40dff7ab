package io.panoptes.topology.quality;

import io.panoptes.topology.topics.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * That results, of the shadow too, meet their truth: their topics exist and have the same
 * partitions.
 */
final class TopicsCheck {

  private TopicsCheck() {}

  /**
   * @throws QualityException if they do not, or Kafka does not answer in time
   */
  static void run(Admin admin, Topics topics, Duration timeout) {
    Map<String, KafkaFuture<TopicDescription>> descriptions =
        admin
            .describeTopics(
                List.of(
                    topics.panoptic(),
                    topics.truth(),
                    topics.quality(),
                    topics.shadow(),
                    topics.shadowQuality(),
                    topics.deadLetters()))
            .topicNameValues();
    descriptions.forEach((topic, description) -> partitions(topic, description, timeout));
    int results = partitions(topics.panoptic(), descriptions.get(topics.panoptic()), timeout);
    for (String other : List.of(topics.truth(), topics.shadow())) {
      int found = partitions(other, descriptions.get(other), timeout);
      if (results != found) {
        throw new QualityException(
            "topic %s has %d partitions and %s has %d: give both the same, or results miss their truth"
                .formatted(topics.panoptic(), results, other, found));
      }
    }
  }

  private static int partitions(
      String topic, KafkaFuture<TopicDescription> description, Duration timeout) {
    try {
      return description.get(timeout.toMillis(), TimeUnit.MILLISECONDS).partitions().size();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException) {
        throw new QualityException(
            "topic %s does not exist: run 'panoptes topics create'".formatted(topic), e.getCause());
      }
      throw new QualityException(
          "topic %s cannot be described: %s".formatted(topic, e.getCause().getMessage()),
          e.getCause());
    } catch (TimeoutException e) {
      throw new QualityException(
          "Kafka gave no answer within %d ms: check kafka.bootstrap-servers"
              .formatted(timeout.toMillis()),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new QualityException("interrupted while waiting for Kafka", e);
    }
  }
}
