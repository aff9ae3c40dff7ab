package io.panoptes.operators.batching;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BatchCollectorTest {

  private static final boolean IDLE = true;

  private final BatchCollector<String, Integer> collector =
      new BatchCollector<>(
          new BatchSettings(3, 1, Duration.ofNanos(100), Duration.ofNanos(10), 2),
          key -> key.equals("large") ? 1 : 3);

  @Test
  void nothingIsReadyForEverWhenNothingWaits() {
    assertThat(collector.untilReady(5, IDLE)).isEqualTo(Long.MAX_VALUE);
    assertThat(collector.take(5)).isEmpty();
  }

  @Test
  void fullBatchIsReadyAtOnce() {
    collector.add("a", 1, 0);
    collector.add("a", 2, 0);
    assertThat(collector.untilReady(0, !IDLE)).isEqualTo(100);
    collector.add("a", 3, 0);
    assertThat(collector.untilReady(0, !IDLE)).isZero();
    assertThat(collector.take(0)).containsExactly(1, 2, 3);
  }

  @Test
  void oldestItemWaitsForTheDelayWhileMoreAreOnTheirWay() {
    collector.add("a", 1, 0);
    collector.add("a", 2, 60);
    assertThat(collector.untilReady(70, !IDLE)).isEqualTo(30);
    assertThat(collector.untilReady(100, !IDLE)).isZero();
  }

  @Test
  void newestItemWaitsForTheIdleDelayWhenNoMoreAreOnTheirWay() {
    collector.add("a", 1, 0);
    collector.add("a", 2, 60);
    assertThat(collector.untilReady(62, IDLE)).isEqualTo(8);
    assertThat(collector.untilReady(70, IDLE)).isZero();
  }

  @Test
  void whatGatheredDuringALongRunIsReadyWhenItEnds() {
    collector.add("a", 1, 0);
    collector.add("a", 2, 90);
    assertThat(collector.untilReady(500, !IDLE)).isNegative();
    assertThat(collector.take(500)).containsExactly(1, 2);
    assertThat(collector.size()).isZero();
  }

  @Test
  void keysDoNotShareABatch() {
    collector.add("a", 1, 0);
    collector.add("b", 2, 1);
    collector.add("a", 3, 2);
    assertThat(collector.untilReady(2, !IDLE)).isEqualTo(98);
    assertThat(collector.take(2)).containsExactly(1, 3);
    assertThat(collector.take(2)).containsExactly(2);
  }

  @Test
  void fullBatchGoesBeforeAnOlderOneWhoseDelayIsNotOver() {
    collector.add("a", 1, 0);
    for (int i = 2; i <= 5; i++) {
      collector.add("b", i, i);
    }
    assertThat(collector.take(99)).containsExactly(2, 3, 4);
    assertThat(collector.take(99)).containsExactly(1);
    assertThat(collector.take(99)).containsExactly(5);
  }

  @Test
  void loneItemIsNotHeldBackByFullBatchesThatKeepComing() {
    collector.add("lone", 1, 0);
    for (int i = 2; i <= 7; i++) {
      collector.add("many", i, 50);
    }
    assertThat(collector.take(60)).containsExactly(2, 3, 4);
    assertThat(collector.take(100)).containsExactly(1);
    assertThat(collector.take(100)).containsExactly(5, 6, 7);
  }

  @Test
  void ofTheOverdueTheOldestGoesFirst() {
    collector.add("a", 1, 10);
    collector.add("b", 2, 5);
    collector.add("a", 3, 10);
    collector.add("a", 4, 10);
    assertThat(collector.take(500)).containsExactly(2);
    assertThat(collector.take(500)).containsExactly(1, 3, 4);
  }

  @Test
  void whatWaitsWhenItIsFlushedIsReadyAndWhatComesLaterIsNot() {
    collector.add("a", 1, 0);
    collector.flush(20);
    collector.add("b", 2, 30);
    assertThat(collector.untilReady(30, !IDLE)).isZero();
    assertThat(collector.take(30)).containsExactly(1);
    assertThat(collector.untilReady(30, !IDLE)).isEqualTo(100);
  }

  @Test
  void keyOfWhichABatchTakesOneIsReadyWithOne() {
    collector.add("large", 1, 0);
    collector.add("large", 2, 0);
    assertThat(collector.untilReady(0, !IDLE)).isZero();
    assertThat(collector.take(0)).containsExactly(1);
    assertThat(collector.take(0)).containsExactly(2);
  }

  @Test
  void clockMayPassItsLargestValue() {
    collector.add("a", 1, Long.MAX_VALUE - 10);
    assertThat(collector.untilReady(Long.MIN_VALUE + 20, !IDLE)).isEqualTo(69);
  }
}
