package io.panoptes.operators.shadow;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Holds the time a candidate works below a part of that of the threads of the pack that is served.
 *
 * <p>Time is earned as it passes, {@code capacity x threads} of it, at most that of {@link #SAVED};
 * work may begin while some is left, and is paid for when it ends. So over any time {@code t} the
 * candidate works for at most {@code capacity x threads x (t + SAVED)} and the longest image, and
 * over all the time since the start for at most {@code capacity x threads x t} and the longest
 * image.
 *
 * <p>Thread-safe.
 */
public final class CapacityBudget {

  /** A quiet time earns no more than this time does. */
  static final Duration SAVED = Duration.ofSeconds(10);

  private final double capacity;
  private final LongSupplier nanos;
  private double threads;
  private long updated;
  private double left;
  private double busy;
  private double possible;

  /**
   * @param capacity above 0 and at most 1
   * @param threads that run the networks of the pack that is served
   * @param nanos a clock that never goes back
   */
  public CapacityBudget(double capacity, int threads, LongSupplier nanos) {
    this.capacity = capacity;
    this.threads = threads;
    this.nanos = requireNonNull(nanos, "nanos is null");
    updated = nanos.getAsLong();
  }

  /** Another number of threads runs from now on. */
  public synchronized void threads(int now) {
    earn();
    threads = now;
  }

  /** Whether an image may begin. */
  public synchronized boolean allows() {
    earn();
    return left > 0;
  }

  /** An image took so long. */
  public synchronized void spend(long nanoseconds) {
    earn();
    left -= nanoseconds;
    busy += nanoseconds;
  }

  /** The part of the time of the threads since the start that was used, 0 where none has passed. */
  public synchronized double used() {
    earn();
    return possible == 0 ? 0 : busy / possible;
  }

  private void earn() {
    long now = nanos.getAsLong();
    double passed = (now - updated) * threads;
    updated = now;
    possible += passed;
    left = Math.min(left + capacity * passed, capacity * threads * SAVED.toNanos());
  }
}
