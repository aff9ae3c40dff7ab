package io.panoptes.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RetryTest {

  private final List<Long> pauses = new ArrayList<>();
  private final SettableTimer timer = new SettableTimer();
  private final Retry retry = new Retry("the registry", Duration.ofSeconds(30), timer);
  private int attempts;

  @AfterEach
  void clearInterrupt() {
    Thread.interrupted();
  }

  @Test
  void firstSuccessIsReturned() {
    String answer =
        retry.call(
            () -> {
              if (++attempts < 4) {
                throw new ConnectException("Connection refused");
              }
              return "answer";
            });

    assertThat(answer).isEqualTo("answer");
    assertThat(pauses).containsExactly(100L, 200L, 400L);
  }

  @Test
  void pausesDoubleUpToFiveSecondsAndEndAtTheLimit() {
    assertThatThrownBy(() -> retry.call(RetryTest::refuse))
        .isInstanceOf(RegistryException.class)
        .hasMessage(
            "the registry cannot be reached, tried 12 times in 30 s: Connection refused;"
                + " check that it runs and that the address is right");
    assertThat(pauses)
        .containsExactly(100L, 200L, 400L, 800L, 1600L, 3200L, 5000L, 5000L, 5000L, 5000L, 3700L);
  }

  @Test
  void slowAttemptCountsTowardsTheLimit() {
    assertThatThrownBy(
            () ->
                retry.call(
                    () -> {
                      timer.now += Duration.ofSeconds(40).toNanos();
                      throw new IOException();
                    }))
        .hasMessageContaining("tried 1 times in 30 s: IOException");
  }

  @Test
  void otherFailuresAreNotRepeated() {
    assertThatThrownBy(
            () ->
                retry.call(
                    () -> {
                      attempts++;
                      throw new IllegalStateException("a bug");
                    }))
        .hasMessage("a bug");
    assertThat(attempts).isEqualTo(1);
  }

  @Test
  void interruptEndsTheWaitAndStaysVisible() {
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> retry.call(RetryTest::refuse))
        .isInstanceOf(RegistryException.class)
        .hasMessage("interrupted while waiting for the registry");
    assertThat(Thread.currentThread().isInterrupted()).isTrue();
  }

  private static String refuse() throws IOException {
    throw new ConnectException("Connection refused");
  }

  private final class SettableTimer implements Retry.Timer {
    private long now = 17;

    @Override
    public long nanoTime() {
      return now;
    }

    @Override
    public void sleep(Duration pause) throws InterruptedException {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      pauses.add(pause.toMillis());
      now += pause.toNanos();
    }
  }
}
