package io.panoptes.operators.serving;

import java.io.Serializable;

/**
 * What of the batching may change while images stream.
 *
 * @param batchSize images of a batch at most, 1 to {@value #MOST}
 * @param delayMillis how long an image waits for others, 0 to {@value #MAX_DELAY_MILLIS}
 * @param inFlight batches in work at a time, 1 to {@value #MOST}
 * @param threads that run the networks, each with a model of its own, 1 to {@value #MAX_THREADS}
 *     and at most {@code inFlight}
 */
public record Policy(int batchSize, long delayMillis, int inFlight, int threads)
    implements Serializable {

  private static final int MOST = 1024;
  private static final int MAX_THREADS = 256;
  private static final long MAX_DELAY_MILLIS = 60_000;

  public Policy {
    check("a batch size", batchSize, 1, MOST);
    check("a delay in ms", delayMillis, 0, MAX_DELAY_MILLIS);
    check("batches in flight", inFlight, 1, MOST);
    check("threads", threads, 1, MAX_THREADS);
    if (threads > inFlight) {
      throw new IllegalArgumentException(
          "%d threads and %d batches in flight: threads would never all have a batch, allow as many"
              .formatted(threads, inFlight));
    }
  }

  private static void check(String what, long value, long least, long most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          "%s of %d: the limit is %d to %d".formatted(what, value, least, most));
    }
  }

  @Override
  public String toString() {
    return "batches of %d, delay %d ms, %d in flight, %d thread%s"
        .formatted(batchSize, delayMillis, inFlight, threads, threads == 1 ? "" : "s");
  }
}
