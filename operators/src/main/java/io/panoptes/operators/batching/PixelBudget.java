package io.panoptes.operators.batching;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * How many pixels may be decoded at a time, shared out in the order in which images entered.
 *
 * <p>INVARIANT: the oldest image always gets what it asks, even above the budget, so that images
 * which hold pixels while they wait for an older one of their source cannot stop everything. The
 * budget is exceeded by one image at most. Asking never blocks. Thread-safe.
 */
public final class PixelBudget {

  /** An image from when it enters until it has left. */
  public final class Share implements AutoCloseable {

    private final CompletableFuture<Void> granted = new CompletableFuture<>();
    private Optional<Long> asked = Optional.empty();
    private boolean holds;

    private Share() {}

    /**
     * Asks for pixels, once.
     *
     * @return done when they may be decoded, on any thread
     */
    public CompletableFuture<Void> take(long pixels) {
      change(() -> asked = Optional.of(pixels));
      return granted;
    }

    /** Gives the pixels back. Idempotent. */
    @Override
    public void close() {
      change(
          () -> {
            if (shares.remove(this) && holds) {
              taken -= asked.orElseThrow();
            }
          });
    }
  }

  private final long pixels;
  private final Set<Share> shares = new LinkedHashSet<>();
  private long taken;

  public PixelBudget(long pixels) {
    if (pixels < 1) {
      throw new IllegalArgumentException("a budget of %d pixels: at least 1".formatted(pixels));
    }
    this.pixels = pixels;
  }

  /** An image enters; those that entered before go before it. */
  public synchronized Share enter() {
    Share share = new Share();
    shares.add(share);
    return share;
  }

  /** Pixels that are decoded now. */
  public synchronized long inUse() {
    return taken;
  }

  private void change(Runnable step) {
    List<Share> next;
    synchronized (this) {
      step.run();
      next = grant();
    }
    next.forEach(share -> share.granted.complete(null));
  }

  private List<Share> grant() {
    List<Share> granted = new ArrayList<>();
    boolean oldest = true;
    for (Share share : shares) {
      if (share.asked.isPresent() && !share.holds) {
        long wanted = share.asked.get();
        if (!oldest && wanted > pixels - taken) {
          return granted;
        }
        share.holds = true;
        taken += wanted;
        granted.add(share);
      }
      oldest = false;
    }
    return granted;
  }
}
