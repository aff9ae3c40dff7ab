package io.panoptes.topology.topics;

import static org.assertj.core.api.Assertions.assertThat;

import io.panoptes.topology.options.TopicOptions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TopicSpecsTest {

  private static final TopicOptions OPTIONS =
      new TopicOptions("shop", 3, 2, Duration.ofHours(1), 2 << 20);

  @Test
  void namesFollowThePrefix() {
    assertThat(Topics.of("shop").names())
        .containsExactly(
            "shop.images",
            "shop.panoptic",
            "shop.segments",
            "shop.truth",
            "shop.quality",
            "shop.dead-letters",
            "shop.shed",
            "shop.shadow",
            "shop.shadow-quality",
            "shop.replays",
            "shop.models",
            "shop.models.status");
  }

  @Test
  void topicsHaveTheSamePartitionsSoThatResultsMeetTheirTruthButCommandsHaveOneOrder() {
    List<TopicSpec> specs = TopicSpecs.of(OPTIONS);

    assertThat(specs).extracting(TopicSpec::name).isEqualTo(Topics.of("shop").names());
    assertThat(specs)
        .allSatisfy(
            spec ->
                assertThat(spec.partitions())
                    .isEqualTo(spec.name().startsWith("shop.models") ? 1 : 3));
  }

  @Test
  void imageOfTheInlineLimitFitsItsTopicAndTheDeadLetters() {
    assertThat(TopicSpecs.of(OPTIONS))
        .filteredOn(spec -> List.of("shop.images", "shop.dead-letters").contains(spec.name()))
        .hasSize(2)
        .allMatch(spec -> spec.maxMessageBytes() > OPTIONS.inlineLimit());
  }

  @Test
  void retentionAndCleanUpAreStatedOnTheTopic() {
    assertThat(TopicSpecs.of(OPTIONS).get(0).config())
        .containsEntry("retention.ms", "3600000")
        .containsEntry("cleanup.policy", "delete")
        .containsEntry("max.message.bytes", Integer.toString(3 << 20));
  }
}
