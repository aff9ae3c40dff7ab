package io.panoptes.models.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TrainingHistoryTest {

  @Test
  void ofEqualCheckpointsTheFirstIsBest() {
    TrainingHistory history = history(.3, .6, .6, .1);
    assertThat(history.best().orElseThrow().iteration()).isEqualTo(20);
    assertThat(history.isLastBest()).isFalse();
    assertThat(history(.3, .6).isLastBest()).isTrue();
  }

  @Test
  void isStaleAfterAsManyCheckpointsWithoutABetterOne() {
    assertThat(history(.3, .6, .5).isStale(2)).isFalse();
    assertThat(history(.3, .6, .5, .6).isStale(2)).isTrue();
    assertThat(history(.3, .6, .5, .7).isStale(2)).isFalse();
  }

  @Test
  void isNeverStaleWithoutPatience() {
    assertThat(history(.6, .5, .4, .3).isStale(0)).isFalse();
    assertThat(TrainingHistory.NONE.isStale(1)).isFalse();
  }

  @Test
  void whatCameLaterIsForgotten() {
    assertThat(history(.3, .6, .5).upTo(25)).isEqualTo(history(.3, .6));
    assertThat(history(.3).upTo(0)).isEqualTo(TrainingHistory.NONE);
  }

  private static TrainingHistory history(double... pqs) {
    TrainingHistory history = TrainingHistory.NONE;
    for (double pq : pqs) {
      int iteration = 10 * (history.checkpoints().size() + 1);
      history =
          history.plus(
              new CheckpointFigures(
                  iteration, 20, 1, Map.of(), .1, 5, 1, new KeptQuality(pq, 1, pq, 1, Map.of())));
    }
    return history;
  }
}
