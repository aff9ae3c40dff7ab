package io.panoptes.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class CompletionsTest {

  private static final long SECOND = 1_000_000_000;

  private static long tenths(int tenths) {
    return tenths * SECOND / 10;
  }

  @Test
  void theRateIsFromOneEventToAnotherAndLeavesTheImagesOfTheFirstOut() {
    Completions completions = new Completions(Duration.ZERO);
    completions.add(tenths(0), 100);
    completions.add(tenths(20), 8);
    completions.add(tenths(40), 12);

    assertThat(completions.rate(0, tenths(40))).hasValue(5);
    assertThat(completions.rate(tenths(10), tenths(30))).hasValue(6);
  }

  @Test
  void imagesThatBecomeVisibleTogetherAreOneEvent() {
    Completions completions = new Completions(Duration.ofSeconds(1));
    completions.add(tenths(0), 1);
    completions.add(tenths(50), 10);
    completions.add(tenths(59), 10);
    completions.add(tenths(68), 10);
    completions.add(tenths(100), 20);

    assertThat(completions.events()).isEqualTo(3);
    assertThat(completions.rate(0, tenths(99))).hasValue(5);
    assertThat(completions.rate(tenths(1), tenths(99))).hasValue(4);
  }

  @Test
  void thereIsNoRateBeforeTheLastEvent() {
    Completions completions = new Completions(Duration.ZERO);
    completions.add(tenths(0), 5);
    completions.add(tenths(10), 5);

    assertThat(completions.rate(0, tenths(11))).isEmpty();
    assertThat(completions.rate(tenths(11), tenths(11))).isEmpty();
    assertThat(completions.images()).isEqualTo(10);
  }
}
