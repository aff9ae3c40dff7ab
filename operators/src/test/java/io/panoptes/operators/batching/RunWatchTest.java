package io.panoptes.operators.batching;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

class RunWatchTest {

  @Test
  void runThatDoesNotEndIsTold() throws Exception {
    CountDownLatch late = new CountDownLatch(1);
    RunWatch.after(Duration.ofMillis(1)).watch(late::countDown);
    assertThat(late.await(10, SECONDS)).isTrue();
  }

  @Test
  void endThatComesTooLateIsKnownToBe() throws Exception {
    CountDownLatch late = new CountDownLatch(1);
    BooleanSupplier inTime = RunWatch.after(Duration.ofMillis(1)).watch(late::countDown);
    assertThat(late.await(10, SECONDS)).isTrue();
    assertThat(inTime.getAsBoolean()).isFalse();
  }

  @Test
  void runThatEndsIsNotTold() {
    BooleanSupplier inTime =
        RunWatch.after(Duration.ofHours(1))
            .watch(
                () -> {
                  throw new AssertionError("late");
                });
    assertThat(inTime.getAsBoolean()).isTrue();
  }
}
