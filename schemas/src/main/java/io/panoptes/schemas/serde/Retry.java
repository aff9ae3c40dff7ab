package io.panoptes.schemas.serde;

import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Repeats what fails with an {@link IOException}, after pauses that double from 100 ms to 5 s,
 * until a limit has passed; never cuts an attempt short.
 */
final class Retry {

  private static final Logger LOG = LoggerFactory.getLogger(Retry.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  interface Attempt<T> {
    T run() throws IOException;
  }

  interface Timer {
    long nanoTime();

    void sleep(Duration pause) throws InterruptedException;
  }

  private static final Timer SYSTEM =
      new Timer() {
        @Override
        public long nanoTime() {
          return System.nanoTime();
        }

        @Override
        public void sleep(Duration pause) throws InterruptedException {
          Thread.sleep(pause.toMillis());
        }
      };

  private final String subject;
  private final Duration limit;
  private final Timer timer;

  /**
   * @param subject what is called, as people know it
   */
  Retry(String subject, Duration limit) {
    this(subject, limit, SYSTEM);
  }

  Retry(String subject, Duration limit, Timer timer) {
    this.subject = subject;
    this.limit = limit;
    this.timer = timer;
  }

  /**
   * @throws RegistryException if the last attempt within the limit failed, or the thread was
   *     interrupted between two
   */
  <T> T call(Attempt<T> attempt) {
    long start = timer.nanoTime();
    Duration pause = FIRST_PAUSE;
    for (int attempts = 1; ; attempts++) {
      try {
        return attempt.run();
      } catch (IOException e) {
        Duration left = limit.minusNanos(timer.nanoTime() - start);
        if (left.isNegative() || left.isZero()) {
          throw new RegistryException(
              "%s cannot be reached, tried %d times in %s: %s; check that it runs and that the address is right"
                  .formatted(subject, attempts, shown(limit), reason(e)),
              e);
        }
        if (attempts == 1) {
          LOG.warn("{} cannot be reached, trying for {}: {}", subject, shown(limit), reason(e));
        }
        sleep(pause.compareTo(left) < 0 ? pause : left);
        pause = pause.multipliedBy(2);
        pause = pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
      }
    }
  }

  private void sleep(Duration pause) {
    try {
      timer.sleep(pause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RegistryException("interrupted while waiting for %s".formatted(subject), e);
    }
  }

  private static String shown(Duration duration) {
    return duration.toMillis() % 1000 == 0
        ? duration.toSeconds() + " s"
        : duration.toMillis() + " ms";
  }

  private static String reason(IOException e) {
    String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return message.lines().findFirst().orElse(e.getClass().getSimpleName());
  }
}
