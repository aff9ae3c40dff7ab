package io.panoptes.operators.batching;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * The clock of a batcher.
 *
 * @param nanos as {@link System#nanoTime}; called by any thread
 * @param stuckAfter how long one batch may run, by the machine's own clock
 */
record BatchTiming(LongSupplier nanos, Duration stuckAfter) {

  /** Half an hour, which no batch takes whose model still computes. */
  static final BatchTiming SYSTEM = new BatchTiming(System::nanoTime, Duration.ofMinutes(30));

  BatchTiming {
    requireNonNull(nanos, "nanos is null");
    requireNonNull(stuckAfter, "stuckAfter is null");
  }

  long now() {
    return nanos.getAsLong();
  }
}
