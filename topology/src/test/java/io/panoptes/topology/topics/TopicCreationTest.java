package io.panoptes.topology.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.panoptes.topology.options.PanoptesOptions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MockAdminClient;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TopicCreationTest {

  private final Admin admin = MockAdminClient.create().numBrokers(1).build();
  private final TopicCreation creation = new TopicCreation(admin, Duration.ofSeconds(5));
  private final List<TopicSpec> specs = TopicSpecs.of(PanoptesOptions.defaults().topics());

  @AfterEach
  void close() {
    admin.close();
  }

  @Test
  void missingTopicsAreMadeAsStated() throws Exception {
    assertThat(creation.create(specs))
        .extracting(TopicOutcome::line)
        .containsExactly(
            "panoptes.images: created with 4 partitions",
            "panoptes.panoptic: created with 4 partitions",
            "panoptes.segments: created with 4 partitions",
            "panoptes.truth: created with 4 partitions",
            "panoptes.quality: created with 4 partitions",
            "panoptes.dead-letters: created with 4 partitions",
            "panoptes.shed: created with 4 partitions",
            "panoptes.shadow: created with 4 partitions",
            "panoptes.shadow-quality: created with 4 partitions",
            "panoptes.replays: created with 4 partitions",
            "panoptes.models: created with 1 partition",
            "panoptes.models.status: created with 1 partition");
    assertThat(admin.listTopics().names().get())
        .containsExactlyInAnyOrderElementsOf(Topics.of("panoptes").names());
  }

  @Test
  void secondRunFindsThemAsWanted() {
    creation.create(specs);

    assertThat(creation.create(specs))
        .extracting(TopicOutcome::line)
        .startsWith("panoptes.images: exists as wanted")
        .allMatch(line -> line.endsWith(": exists as wanted"));
  }

  @Test
  void topicThatDiffersIsToldInOneLineAndLeftAsItIs() throws Exception {
    TopicSpec images = specs.get(0);
    admin
        .createTopics(
            List.of(
                new NewTopic(images.name(), 2, (short) 1)
                    .configs(
                        Map.of(
                            "cleanup.policy", "compact",
                            "retention.ms", "604800000",
                            "max.message.bytes", "1000",
                            "message.timestamp.after.max.ms", "9223372036854775807"))))
        .all()
        .get();

    assertThat(creation.create(List.of(images)))
        .singleElement()
        .isInstanceOf(TopicOutcome.Different.class)
        .extracting(TopicOutcome::line)
        .isEqualTo(
            "panoptes.images: exists and differs, left as it is: partitions is 2, wanted 4,"
                + " cleanup.policy is compact, wanted delete,"
                + " max.message.bytes is 1000, wanted 5242880");
    assertThat(admin.describeTopics(List.of(images.name())).allTopicNames().get())
        .extractingByKey(images.name())
        .satisfies(topic -> assertThat(topic.partitions()).hasSize(2));
  }

  @Test
  void refusalOfKafkaNamesTheTopic() {
    TopicSpec spec = new TopicSpec("t", 1, 3, Duration.ofDays(1), 1000);

    assertThatThrownBy(() -> creation.create(List.of(spec)))
        .isInstanceOf(TopicCreationException.class)
        .hasMessageStartingWith("topic t: ")
        .message()
        .doesNotContain("\n");
  }
}
