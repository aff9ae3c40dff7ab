package io.panoptes.operators.batching;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;

/**
 * A number of places that are given in the order they were asked for. Asking never blocks.
 * Thread-safe.
 */
public final class InFlightLimit {

  private final int places;
  private final Queue<CompletableFuture<Void>> queue = new ArrayDeque<>();
  private int taken;

  public InFlightLimit(int places) {
    if (places < 1) {
      throw new IllegalArgumentException("%d places: at least 1 is needed".formatted(places));
    }
    this.places = places;
  }

  /**
   * Asks for a place.
   *
   * @return done when the asker has the place, on the thread that gave it back
   */
  public CompletableFuture<Void> acquire() {
    CompletableFuture<Void> place = new CompletableFuture<>();
    synchronized (this) {
      if (taken == places) {
        queue.add(place);
        return place;
      }
      taken++;
    }
    place.complete(null);
    return place;
  }

  /** Gives a place back, or on to who asked first. */
  public void release() {
    CompletableFuture<Void> next;
    synchronized (this) {
      next = queue.poll();
      if (next == null) {
        taken--;
      }
    }
    if (next != null) {
      next.complete(null);
    }
  }

  public synchronized int inUse() {
    return taken;
  }

  public synchronized int waiting() {
    return queue.size();
  }
}
