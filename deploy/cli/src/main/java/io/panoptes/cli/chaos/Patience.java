package io.panoptes.cli.chaos;

import static java.util.Objects.requireNonNull;

import io.panoptes.cli.CommandFailedException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Waits for what the line does, and looks meanwhile whether it still can.
 *
 * @param check called over and over; what it throws ends the waiting
 */
record Patience(Ledger ledger, ChaosListener listener, Runnable check) {

  /** No image waits longer where throughput is steady: checkpoints are made every second. */
  private static final Duration STEADY = Duration.ofSeconds(5);

  /** A line that has not recovered by then does not. */
  private static final Duration STALL = Duration.ofMinutes(5);

  /** What is doubled comes with one of the next checkpoints. */
  private static final Duration DRAIN = Duration.ofSeconds(5);

  /** Checkpoints are made every second, and what comes just after one is seen after the next. */
  private static final Duration WARM = Duration.ofMillis(1700);

  private static final Duration WARM_UP = Duration.ofSeconds(10);
  private static final int WARM_UP_ROUNDS = 6;

  private static final int NAMED = 5;
  private static final Duration POLL = Duration.ofMillis(100);

  Patience {
    requireNonNull(ledger, "ledger is null");
    requireNonNull(listener, "listener is null");
    requireNonNull(check, "check is null");
  }

  /** Until no image waits longer than it should, one that was published since then included. */
  void awaitSteady(long since) throws InterruptedException {
    await(() -> ledger.steadySince(since, System.nanoTime(), STEADY));
  }

  /** A change of the pack is held against a line at work: its JVMs have compiled what they run. */
  void awaitWarm() throws InterruptedException {
    listener.stage("warming up");
    for (int round = 0; round < WARM_UP_ROUNDS; round++) {
      long begin = System.nanoTime();
      ledger.measureFrom(begin);
      ledger.longestWaitLately();
      await(() -> System.nanoTime() - begin > WARM_UP.toNanos());
      if (ledger.longestWaitLately() < WARM.toNanos()) {
        return;
      }
    }
    listener.stage(
        "not warm after %d s: images still wait longer than %d ms without a change"
            .formatted(WARM_UP.multipliedBy(WARM_UP_ROUNDS).toSeconds(), WARM.toMillis()));
  }

  /**
   * @throws CommandFailedException where nothing is answered any more
   */
  void await(BooleanSupplier condition) throws InterruptedException {
    long begin = System.nanoTime();
    while (!condition.getAsBoolean()) {
      check.run();
      listener.answered(ledger.sent() - ledger.waiting());
      long news = Math.max(begin, ledger.lastAnswer());
      if (System.nanoTime() - news > STALL.toNanos()) {
        throw new CommandFailedException(
            "nothing has come for %d s, and %d of %d images have no answer, the first of them %s:"
                    .formatted(
                        STALL.toSeconds(),
                        ledger.waiting(),
                        ledger.sent(),
                        ledger.broken().get("lost").stream().limit(NAMED).toList())
                + " --folder DIR keeps the logs");
      }
      TimeUnit.MILLISECONDS.sleep(POLL.toMillis());
    }
  }

  /** Waits for the last answers, and a while for what may be doubled; no longer than a stall. */
  void awaitAnswers() throws InterruptedException {
    listener.stage("waiting for the last of %d images".formatted(ledger.sent()));
    long end = System.nanoTime();
    while (ledger.waiting() > 0
        && System.nanoTime() - Math.max(end, ledger.lastAnswer()) < STALL.toNanos()) {
      check.run();
      listener.answered(ledger.sent() - ledger.waiting());
      TimeUnit.MILLISECONDS.sleep(POLL.toMillis());
    }
    listener.answered(ledger.sent() - ledger.waiting());
    TimeUnit.MILLISECONDS.sleep(DRAIN.toMillis());
  }
}
