package io.panoptes.topology.quality;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.panoptes.topology.topics.Topics;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MockAdminClient;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TopicsCheckTest {

  private static final Topics TOPICS = Topics.of("panoptes");

  private final Admin admin = MockAdminClient.create().numBrokers(1).build();

  @AfterEach
  void close() {
    admin.close();
  }

  @Test
  void missingTopicIsToldWithTheCommandThatMakesIt() {
    assertThatThrownBy(this::check)
        .isInstanceOf(QualityException.class)
        .hasMessageMatching(
            "topic panoptes\\.[a-z-]+ does not exist: run 'panoptes topics create'");
  }

  @Test
  void differentPartitionsAreRefused() {
    create(4, 3);

    assertThatThrownBy(this::check)
        .hasMessage(
            "topic panoptes.panoptic has 4 partitions and panoptes.truth has 3: give both the"
                + " same, or results miss their truth");
  }

  @Test
  void topicsOfTheSamePartitionsAreFine() {
    create(4, 4);

    assertThatCode(this::check).doesNotThrowAnyException();
  }

  private void create(int results, int truth) {
    admin.createTopics(
        List.of(
            new NewTopic(TOPICS.panoptic(), results, (short) 1),
            new NewTopic(TOPICS.truth(), truth, (short) 1),
            new NewTopic(TOPICS.shadow(), results, (short) 1),
            new NewTopic(TOPICS.quality(), 1, (short) 1),
            new NewTopic(TOPICS.shadowQuality(), 1, (short) 1),
            new NewTopic(TOPICS.deadLetters(), 1, (short) 1)));
  }

  private void check() {
    TopicsCheck.run(admin, TOPICS, Duration.ofSeconds(5));
  }
}
