package io.panoptes.fuzz;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Optional;

/**
 * Holds a parser to its promises, input by input: nothing is thrown but what is documented, each
 * with a message of one line; one second of CPU time; the bound of allocation. Measures the thread
 * that calls, so a busy machine changes nothing. For one thread.
 */
public final class Examination {

  static final Duration CPU_LIMIT = Duration.ofSeconds(1);

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final FuzzTarget target;
  private long inputs;
  private long refused;
  private long mostNanos;
  private double mostOfBound;

  /** Parses the seeds once, so that loading classes is not counted. */
  public Examination(FuzzTarget target) {
    this.target = target;
    for (byte[] seed : target.seeds()) {
      outcome(seed.clone());
    }
    refused = 0;
  }

  /** What the parser broke with this input; empty where it kept all of its promises. */
  public Optional<Breach> examine(byte[] input) {
    int length = input.length;
    long thread = Thread.currentThread().getId();
    long allocated = THREADS.getThreadAllocatedBytes(thread);
    long nanos = THREADS.getCurrentThreadCpuTime();
    Optional<Breach> thrown = outcome(input);
    long took = THREADS.getCurrentThreadCpuTime() - nanos;
    long bytes = THREADS.getThreadAllocatedBytes(thread) - allocated;
    inputs++;
    mostNanos = Math.max(mostNanos, took);
    mostOfBound = Math.max(mostOfBound, (double) bytes / target.bound().at(length));
    return thrown.or(() -> slow(took)).or(() -> large(length, bytes));
  }

  private Optional<Breach> outcome(byte[] input) {
    try {
      target.parser().parse(input);
      return Optional.empty();
    } catch (Throwable e) {
      if (!target.refusals().contains(e.getClass())) {
        return Optional.of(new Breach("threw %s, which it does not document".formatted(e), e));
      }
      refused++;
      if (e.getMessage() == null
          || e.getMessage().isBlank()
          || e.getMessage().lines().count() > 1) {
        return Optional.of(
            new Breach("refused with a message that is not one line: %s".formatted(e), e));
      }
      return Optional.empty();
    }
  }

  private static Optional<Breach> slow(long nanos) {
    return nanos <= CPU_LIMIT.toNanos()
        ? Optional.empty()
        : Optional.of(
            new Breach(
                "took %d ms of CPU time: the limit is %d ms"
                    .formatted(nanos / 1_000_000, CPU_LIMIT.toMillis())));
  }

  private Optional<Breach> large(int length, long bytes) {
    return bytes <= target.bound().at(length)
        ? Optional.empty()
        : Optional.of(
            new Breach(
                "allocated %d bytes for an input of %d: the limit is %s"
                    .formatted(bytes, length, target.bound())));
  }

  /** What was seen so far, in a line. */
  @Override
  public String toString() {
    return "%s: %d inputs, %d refused, at most %d ms of CPU time, at most %.2f of %s"
        .formatted(target, inputs, refused, mostNanos / 1_000_000, mostOfBound, target.bound());
  }

  /** A promise that was broken. */
  public static final class Breach extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Breach(String message) {
      super(message);
    }

    Breach(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
