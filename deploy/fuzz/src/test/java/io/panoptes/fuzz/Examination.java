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
      thrown(seed.clone());
    }
  }

  /**
   * What the parser broke with this input; empty where it kept all of its promises. Too much time
   * or memory counts where it is too much a second time: the first may have loaded classes, which
   * Jazzer instruments on the thread that asks for them.
   */
  public Optional<Breach> examine(byte[] input) {
    Cost first = cost(input);
    Cost cost = first.breach().isPresent() || isWithin(first, input) ? first : cost(input);
    inputs++;
    refused += cost.refused() ? 1 : 0;
    mostNanos = Math.max(mostNanos, cost.nanos());
    mostOfBound = Math.max(mostOfBound, (double) cost.bytes() / target.bound().at(input.length));
    return cost.breach().or(() -> slow(cost)).or(() -> large(input.length, cost));
  }

  private boolean isWithin(Cost cost, byte[] input) {
    return slow(cost).isEmpty() && large(input.length, cost).isEmpty();
  }

  /** What parsing an input took. */
  private record Cost(Optional<Breach> breach, boolean refused, long nanos, long bytes) {}

  private Cost cost(byte[] input) {
    long thread = Thread.currentThread().getId();
    long bytes = THREADS.getThreadAllocatedBytes(thread);
    long nanos = THREADS.getCurrentThreadCpuTime();
    Optional<Throwable> thrown = thrown(input);
    nanos = THREADS.getCurrentThreadCpuTime() - nanos;
    bytes = THREADS.getThreadAllocatedBytes(thread) - bytes;
    return new Cost(thrown.flatMap(this::breach), thrown.isPresent(), nanos, bytes);
  }

  private Optional<Throwable> thrown(byte[] input) {
    try {
      target.parser().parse(input);
      return Optional.empty();
    } catch (Throwable e) {
      return Optional.of(e);
    }
  }

  private Optional<Breach> breach(Throwable thrown) {
    if (!target.refusals().contains(thrown.getClass())) {
      return Optional.of(
          new Breach("threw %s, which it does not document".formatted(thrown), thrown));
    }
    String message = thrown.getMessage();
    return message == null || message.isBlank() || message.lines().count() > 1
        ? Optional.of(
            new Breach("refused with a message that is not one line: %s".formatted(thrown), thrown))
        : Optional.empty();
  }

  private static Optional<Breach> slow(Cost cost) {
    return cost.nanos() <= CPU_LIMIT.toNanos()
        ? Optional.empty()
        : Optional.of(
            new Breach(
                "took %d ms of CPU time: the limit is %d ms"
                    .formatted(cost.nanos() / 1_000_000, CPU_LIMIT.toMillis())));
  }

  private Optional<Breach> large(int length, Cost cost) {
    return cost.bytes() <= target.bound().at(length)
        ? Optional.empty()
        : Optional.of(
            new Breach(
                "allocated %d bytes for an input of %d: the limit is %s"
                    .formatted(cost.bytes(), length, target.bound())));
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
