package io.panoptes.topology.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.panoptes.topology.topics.DeletedImages;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class UnreadGapsTest {

  private static final TopicPartition FIRST = new TopicPartition("images", 0);
  private static final TopicPartition SECOND = new TopicPartition("images", 1);

  private final Map<TopicPartition, Long> firstThere = new HashMap<>();
  private final UnreadGaps gaps =
      new UnreadGaps(partition -> firstThere.getOrDefault(partition, 0L));

  @Test
  void recordsInARowHaveNoGapAndPartitionsAreToldApart() {
    assertThat(gaps.before(FIRST, 70)).isEmpty();
    assertThat(gaps.before(SECOND, 3)).isEmpty();
    assertThat(gaps.before(FIRST, 71)).isEmpty();
    assertThat(gaps.before(SECOND, 4)).isEmpty();
  }

  @Test
  void gapThatKafkaStillHoldsIsThatOfATransaction() {
    gaps.before(FIRST, 70);
    firstThere.put(FIRST, 71L);

    assertThat(gaps.before(FIRST, 72)).isEmpty();
  }

  @Test
  void gapThatKafkaHoldsNoMoreWasDeletedUnread() {
    gaps.before(FIRST, 70);
    firstThere.put(FIRST, 90L);

    assertThat(gaps.before(FIRST, 90)).contains(new DeletedImages(FIRST, 71, 90));
    assertThat(gaps.before(FIRST, 91)).isEmpty();
  }

  @Test
  void nothingThatIsReadCountsAsDeletedThoughItIsGoneMeanwhile() {
    gaps.before(FIRST, 70);
    firstThere.put(FIRST, 1000L);

    assertThat(gaps.before(FIRST, 72)).contains(new DeletedImages(FIRST, 71, 72));
  }
}
