package io.panoptes.operators.batching;

import static java.util.Objects.requireNonNull;

import java.util.function.LongSupplier;

/**
 * The clocks of a batcher.
 *
 * @param nanos as {@link System#nanoTime}; called by any thread
 * @param watch of each run of a model
 */
record BatchTiming(LongSupplier nanos, RunWatch watch) {

  BatchTiming {
    requireNonNull(nanos, "nanos is null");
    requireNonNull(watch, "watch is null");
  }

  /** By the machine's own clock. */
  static BatchTiming system(HangSettings hang) {
    return new BatchTiming(System::nanoTime, RunWatch.after(hang.limit()));
  }

  long now() {
    return nanos.getAsLong();
  }
}
