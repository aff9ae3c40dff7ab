package io.panoptes.operators.batching;

import io.panoptes.operators.record.SourceKey;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Lets images into work: a number of places, given in turn (see {@link FairQueue}), each with a
 * share of the pixels that may be decoded. Asking never blocks. Thread-safe.
 */
public final class InFlightLimit {

  private final int places;
  private final PixelBudget pixels;
  private final FairQueue<CompletableFuture<PixelBudget.Share>> queue = new FairQueue<>();
  private int taken;

  public InFlightLimit(int places, long pixels) {
    if (places < 1) {
      throw new IllegalArgumentException("%d places: at least 1 is needed".formatted(places));
    }
    this.places = places;
    this.pixels = new PixelBudget(pixels);
  }

  /**
   * Asks for a place.
   *
   * @return the asker's share of pixels, when it has the place, on the thread that gave it back
   */
  public CompletableFuture<PixelBudget.Share> acquire(SourceKey asker) {
    CompletableFuture<PixelBudget.Share> place = new CompletableFuture<>();
    PixelBudget.Share share;
    synchronized (this) {
      if (taken == places) {
        queue.add(asker, place);
        return place;
      }
      taken++;
      share = pixels.enter();
    }
    place.complete(share);
    return place;
  }

  /** Gives a place back, or on to whose turn it is; the share of pixels is given back by itself. */
  public void release() {
    CompletableFuture<PixelBudget.Share> place;
    PixelBudget.Share share;
    synchronized (this) {
      Optional<CompletableFuture<PixelBudget.Share>> next = queue.poll();
      if (next.isEmpty()) {
        taken--;
        return;
      }
      place = next.get();
      // INVARIANT: images of a source enter in their order, so within this lock.
      share = pixels.enter();
    }
    place.complete(share);
  }

  public synchronized int inUse() {
    return taken;
  }

  public synchronized int waiting() {
    return queue.size();
  }

  /** Pixels that are decoded and have not left. */
  public long pixelsInUse() {
    return pixels.inUse();
  }
}
