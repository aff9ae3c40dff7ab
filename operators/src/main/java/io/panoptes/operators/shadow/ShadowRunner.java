package io.panoptes.operators.shadow;

import static java.util.Objects.requireNonNull;

import io.panoptes.operators.record.DeadLetterReason;
import io.panoptes.operators.record.ImageFailure;
import io.panoptes.operators.record.ImageRecord;
import io.panoptes.operators.record.PanopticImage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletionException;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a candidate on the images of all subtasks of a task manager, one at a time and in the order
 * they come, within a {@link CapacityBudget}. Few images wait; one that finds no room for itself or
 * for the bytes of its record, or no capacity left when it comes or when its turn comes, is passed
 * over, and so are those that wait, or are not done, at the end. What an image takes, from when it
 * is taken up until its result is merged, is what counts as work: reading and decoding too.
 *
 * <p>A candidate that hangs on an image or breaks is given up, as its threads would go on beside
 * what is served: from then on all images are passed over, and it holds only what its runs that do
 * not end hold.
 *
 * <p>Thread-safe; nothing blocks the caller but the end.
 */
public final class ShadowRunner implements AutoCloseable {

  /** Images that wait for the one in work. */
  static final int QUEUE = 4;

  /** Of records held for the candidate, in work and waiting; one above it is never run. */
  static final long BYTES = 32 << 20;

  private static final Logger LOG = LoggerFactory.getLogger(ShadowRunner.class);

  private record Offered(ImageRecord image, ShadowListener listener) {

    int bytes() {
      return image.source().value().length;
    }
  }

  private final Candidate candidate;
  private final CapacityBudget budget;
  private final LongSupplier nanos;
  private final Queue<Offered> waiting = new ArrayDeque<>();
  private long bytes;
  private boolean working;
  private boolean ended;

  /**
   * @param candidate closed with this
   * @param nanos the clock of the budget
   */
  public ShadowRunner(Candidate candidate, CapacityBudget budget, LongSupplier nanos) {
    this.candidate = requireNonNull(candidate, "candidate is null");
    this.budget = requireNonNull(budget, "budget is null");
    this.nanos = requireNonNull(nanos, "nanos is null");
  }

  /** Hands an image in. */
  public void offer(ImageRecord image, ShadowListener listener) {
    Offered offered = new Offered(image, listener);
    boolean taken;
    boolean idle;
    synchronized (this) {
      taken = !ended && hasRoom(offered) && budget.allows();
      idle = taken && !working;
      if (taken) {
        bytes += offered.bytes();
        working = true;
      }
      if (taken && !idle) {
        waiting.add(offered);
      }
    }
    if (!taken) {
      listener.passedOver();
    } else if (idle) {
      run(offered);
    }
  }

  private boolean hasRoom(Offered offered) {
    return waiting.size() < QUEUE && bytes + offered.bytes() <= BYTES;
  }

  /** How many threads run what is served, of whose time the candidate may use a part. */
  public void threads(int now) {
    budget.threads(now);
  }

  /** See {@link CapacityBudget#used}. */
  public double capacityUsed() {
    return budget.used();
  }

  /** Whether it still takes images. */
  public synchronized boolean isRunning() {
    return !ended;
  }

  private void run(Offered offered) {
    long start = nanos.getAsLong();
    candidate
        .run(offered.image())
        .whenComplete(
            (result, failure) -> {
              budget.spend(nanos.getAsLong() - start);
              tell(offered, result, failure);
              leave(offered);
              takeNext().ifPresent(this::run);
            });
  }

  private void tell(Offered offered, PanopticImage result, Throwable thrown) {
    if (thrown == null) {
      offered.listener().answered(result);
      return;
    }
    if (!isRunning()) {
      offered.listener().passedOver();
      return;
    }
    Throwable cause = thrown instanceof CompletionException ? thrown.getCause() : thrown;
    boolean ofImage = cause instanceof ImageFailure;
    if (!ofImage || ((ImageFailure) cause).reason() == DeadLetterReason.INFERENCE_TIMED_OUT) {
      giveUp(cause);
    }
    offered.listener().failed(ofImage ? cause.getMessage() : cause.toString());
  }

  private synchronized void leave(Offered offered) {
    bytes -= offered.bytes();
  }

  private Optional<Offered> takeNext() {
    List<Offered> passedOver = new ArrayList<>();
    Optional<Offered> next = Optional.empty();
    synchronized (this) {
      while (next.isEmpty() && !waiting.isEmpty()) {
        Offered first = waiting.remove();
        if (!ended && budget.allows()) {
          next = Optional.of(first);
        } else {
          passedOver.add(first);
        }
      }
      working = next.isPresent();
    }
    passedOver.forEach(this::passOver);
    return next;
  }

  private void passOver(Offered offered) {
    leave(offered);
    offered.listener().passedOver();
  }

  private void giveUp(Throwable cause) {
    LOG.error("the candidate in the shadow is given up, what is served goes on: {}", cause + "");
    end();
    candidate.abandon();
  }

  private void end() {
    List<Offered> left;
    synchronized (this) {
      ended = true;
      left = List.copyOf(waiting);
      waiting.clear();
    }
    left.forEach(this::passOver);
  }

  /** Takes no more images, and waits for the run in work. */
  @Override
  public void close() {
    end();
    candidate.close();
  }
}
