package io.panoptes.operators.batching;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Notices when a run does not end. */
@FunctionalInterface
interface RunWatch {

  /**
   * Watches a run that starts now.
   *
   * @param late called once, on any thread, unless the end is told in time
   * @return to be asked when the run ends: whether that is in time; if not, {@code late} was called
   *     or is about to be
   */
  BooleanSupplier watch(Runnable late);

  /** By the machine's own clock. */
  static RunWatch after(Duration limit) {
    return late -> {
      CompletableFuture<Void> ended = new CompletableFuture<>();
      ended
          .orTimeout(limit.toNanos(), TimeUnit.NANOSECONDS)
          .exceptionally(
              timeout -> {
                late.run();
                return null;
              });
      return () -> ended.complete(null);
    };
  }
}
