package io.panoptes.topology.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.panoptes.topology.topics.DeletedImages;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class UnreadGapsTest {

  private static final TopicPartition FIRST = new TopicPartition("images", 0);
  private static final TopicPartition SECOND = new TopicPartition("images", 1);

  private final Map<TopicPartition, Long> firstThere = new HashMap<>();
  private final List<Set<TopicPartition>> questions = new ArrayList<>();
  private long nanos;
  private final UnreadGaps gaps = new UnreadGaps(this::begins, () -> nanos);

  private Map<TopicPartition, Long> begins(Set<TopicPartition> partitions) {
    questions.add(partitions);
    Map<TopicPartition, Long> begins = new HashMap<>();
    partitions.forEach(one -> begins.put(one, firstThere.getOrDefault(one, 0L)));
    return begins;
  }

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

    assertThat(gaps.before(FIRST, 90)).containsExactly(new DeletedImages(FIRST, 71, 90));
    assertThat(gaps.before(FIRST, 91)).isEmpty();
  }

  @Test
  void nothingThatIsReadCountsAsDeletedThoughItIsGoneMeanwhile() {
    gaps.before(FIRST, 70);
    firstThere.put(FIRST, 1000L);

    assertThat(gaps.before(FIRST, 72)).containsExactly(new DeletedImages(FIRST, 71, 72));
  }

  @Test
  void gapsOfASecondAreAskedForTogether() {
    firstThere.put(SECOND, 500L);
    gaps.before(FIRST, 0);
    gaps.before(SECOND, 0);
    assertThat(gaps.before(FIRST, 2)).isEmpty();
    for (int transaction = 2; transaction < 200; transaction++) {
      assertThat(gaps.before(FIRST, 2 * transaction)).isEmpty();
    }
    assertThat(gaps.before(SECOND, 500)).isEmpty();
    assertThat(questions).containsExactly(Set.of(FIRST));

    nanos = UnreadGaps.PAUSE.toNanos();

    assertThat(gaps.before(FIRST, 399)).containsExactly(new DeletedImages(SECOND, 1, 500));
    assertThat(questions).hasSize(2).endsWith(Set.of(FIRST, SECOND));
    assertThat(gaps.before(FIRST, 400)).isEmpty();
    assertThat(questions).hasSize(2);
  }

  @Test
  void gapsThatWaitAreBounded() {
    gaps.before(FIRST, 0);
    for (int transaction = 1; transaction <= 1 + UnreadGaps.MOST; transaction++) {
      gaps.before(FIRST, 2L * transaction);
    }
    assertThat(questions).hasSize(2);
  }

  /** Retention takes the whole of a batch away long after it was read. */
  @Test
  void gapsBeforeALongSilenceWereReadPast() {
    gaps.before(FIRST, 0);
    for (int transaction = 1; transaction < 200; transaction++) {
      gaps.before(FIRST, 2L * transaction);
    }
    nanos = Duration.ofDays(1).toNanos();
    firstThere.put(FIRST, 400L);

    assertThat(gaps.before(FIRST, 400)).containsExactly(new DeletedImages(FIRST, 399, 400));
    assertThat(gaps.before(FIRST, 401)).isEmpty();
  }

  @Test
  void kafkaIsNotAskedAboutGapsThatWereReadPast() {
    gaps.before(FIRST, 0);
    gaps.before(FIRST, 2);
    gaps.before(FIRST, 4);
    nanos = UnreadGaps.OLD.toNanos() + 1;

    assertThat(gaps.before(FIRST, 5)).isEmpty();
    assertThat(questions).hasSize(1);
  }

  @Test
  void longGapIsAskedForAtOnce() {
    gaps.before(FIRST, 0);
    gaps.before(FIRST, 2);
    firstThere.put(FIRST, 5000L);

    assertThat(gaps.before(FIRST, 5000)).containsExactly(new DeletedImages(FIRST, 3, 5000));
  }
}
