package io.panoptes.operators.batching;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/** A watch whose time is over when the test says so. */
final class HandWatch implements RunWatch {

  private final Map<Integer, Runnable> running = new ConcurrentHashMap<>();
  private final AtomicInteger runs = new AtomicInteger();

  @Override
  public BooleanSupplier watch(Runnable late) {
    int run = runs.incrementAndGet();
    running.put(run, late);
    return () -> running.remove(run) != null;
  }

  /** Runs so far. */
  int runs() {
    return runs.get();
  }

  /** The time of all that run now is over. */
  void timeIsOver() {
    timeIsOverButNotToldYet().forEach(Runnable::run);
  }

  /** Likewise, up to the moment before anyone hears of it: what is returned tells them. */
  List<Runnable> timeIsOverButNotToldYet() {
    return List.copyOf(running.keySet()).stream()
        .map(running::remove)
        .filter(Objects::nonNull)
        .toList();
  }
}
