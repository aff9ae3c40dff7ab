package io.panoptes.operators.batching;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A watch whose time is over when the test says so. */
final class HandWatch implements RunWatch {

  private final Map<Integer, Runnable> running = new ConcurrentHashMap<>();
  private final AtomicInteger runs = new AtomicInteger();

  @Override
  public Runnable watch(Runnable late) {
    int run = runs.incrementAndGet();
    running.put(run, late);
    return () -> running.remove(run);
  }

  /** Runs so far. */
  int runs() {
    return runs.get();
  }

  /** The time of all that run now is over. */
  void timeIsOver() {
    for (int run : List.copyOf(running.keySet())) {
      Runnable late = running.remove(run);
      if (late != null) {
        late.run();
      }
    }
  }
}
