package io.panoptes.operators.batching;

import static org.assertj.core.api.Assertions.assertThat;

import io.panoptes.operators.record.SourceKey;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FairQueueTest {

  private final FairQueue<String> queue = new FairQueue<>();

  @Test
  void loudSourceDoesNotStarveTheOthersOfItsPartition() {
    add(0, "loud", "l1", "l2", "l3", "l4");
    add(0, "quiet", "q1");
    add(0, "silent", "s1", "s2");
    assertThat(all()).containsExactly("l1", "q1", "s1", "l2", "s2", "l3", "l4");
  }

  @Test
  void partitionsTakeTurnsHoweverManySourcesTheyHave() {
    add(0, "a", "a1", "a2");
    add(0, "b", "b1");
    add(0, "c", "c1");
    add(1, "d", "d1", "d2");
    assertThat(all()).containsExactly("a1", "d1", "b1", "d2", "c1", "a2");
  }

  @Test
  void sourceThatComesLateWaitsForOneTurnOfEachOther() {
    add(0, "a", "a1", "a2", "a3");
    add(0, "b", "b1", "b2");
    assertThat(queue.poll()).contains("a1");
    add(0, "c", "c1");
    assertThat(all()).containsExactly("b1", "a2", "c1", "b2", "a3");
  }

  @Test
  void emptyQueueGivesNothing() {
    assertThat(queue.poll()).isEmpty();
    assertThat(queue.size()).isZero();
  }

  private void add(int partition, String source, String... items) {
    for (String item : items) {
      queue.add(new SourceKey("images", partition, source), item);
    }
  }

  private List<String> all() {
    List<String> items = new ArrayList<>();
    while (queue.size() > 0) {
      items.add(queue.poll().orElseThrow());
    }
    return items;
  }
}
