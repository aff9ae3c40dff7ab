package io.panoptes.operators.inference;

import io.panoptes.operators.serving.Shadow;
import io.panoptes.operators.shadow.CapacityBudget;
import io.panoptes.operators.shadow.HandCandidate;
import io.panoptes.operators.shadow.ShadowLease;
import io.panoptes.operators.shadow.ShadowRunner;
import io.panoptes.operators.shadow.ShadowSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Opens and closes candidates when the test says so. */
final class HandShadows {

  /** Finds its like again after Flink has copied it. */
  private record Numbered(int number) implements ShadowSource {

    @Override
    public ShadowLease open(Shadow shadow) {
      return ALL.get(number).open();
    }
  }

  private static final int ANY = 1000;
  private static final Map<Integer, HandShadows> ALL = new ConcurrentHashMap<>();
  private static final AtomicInteger NUMBERS = new AtomicInteger();

  private final HandCandidate candidate;
  private final Semaphore mayOpenFirst;
  private final Semaphore mayClose;
  private final Semaphore closed = new Semaphore(0);
  private final Semaphore asked = new Semaphore(0);
  private final AtomicInteger opened = new AtomicInteger();

  private HandShadows(HandCandidate candidate, int mayOpenFirst, int mayClose) {
    this.candidate = candidate;
    this.mayOpenFirst = new Semaphore(mayOpenFirst);
    this.mayClose = new Semaphore(mayClose);
  }

  /** Waits for nothing. */
  static HandShadows of(HandCandidate candidate) {
    return new HandShadows(candidate, ANY, ANY);
  }

  /** The first waits until the test lets it open. */
  static HandShadows thatFirstOpenLate(HandCandidate candidate) {
    return new HandShadows(candidate, 0, ANY);
  }

  /** Each waits until the test lets it close. */
  static HandShadows thatCloseLate(HandCandidate candidate) {
    return new HandShadows(candidate, ANY, 0);
  }

  ShadowSource source() {
    int number = NUMBERS.incrementAndGet();
    ALL.put(number, this);
    return new Numbered(number);
  }

  /** Waits until a lease is asked for. */
  void awaitAsked() throws InterruptedException {
    asked.acquire();
  }

  void letFirstOpen() {
    mayOpenFirst.release();
  }

  void letClose(int leases) {
    mayClose.release(leases);
  }

  /** Waits until so many more leases are given back. */
  void awaitClosed(int leases) throws InterruptedException {
    closed.acquire(leases);
  }

  /** Each look at the clock of its budget is a second. */
  private ShadowLease open() {
    asked.release();
    if (opened.getAndIncrement() == 0) {
      mayOpenFirst.acquireUninterruptibly();
    }
    AtomicLong clock = new AtomicLong();
    ShadowRunner runner =
        new ShadowRunner(
            candidate, new CapacityBudget(1, 1, () -> clock.addAndGet(1_000_000_000)), () -> 0);
    return new ShadowLease() {
      @Override
      public ShadowRunner runner() {
        return runner;
      }

      @Override
      public void close() {
        mayClose.acquireUninterruptibly();
        runner.close();
        closed.release();
      }
    };
  }
}
