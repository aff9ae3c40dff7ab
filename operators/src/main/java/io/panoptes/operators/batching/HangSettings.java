package io.panoptes.operators.batching;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.time.Duration;

/**
 * When a model that does not answer is given up.
 *
 * <p>The images of a run that hangs are run again, each alone, by a fresh worker; one that hangs
 * again is a dead letter. A thread in native code cannot be ended, so a worker given up keeps its
 * memory and its core until it returns; too many of them end the process.
 *
 * @param limit how long one run of a model may take, by the machine's clock
 * @param maxWorkers workers given up at a time that end the process, {@value #FEWEST} or more
 */
public record HangSettings(Duration limit, int maxWorkers) implements Serializable {

  /** One bad image costs two workers: that of its batch, and that which runs it alone. */
  private static final int FEWEST = 3;

  /** 5 minutes, 4 workers. */
  public static final HangSettings DEFAULT = new HangSettings(Duration.ofMinutes(5), 4);

  public HangSettings {
    requireNonNull(limit, "limit is null");
    if (limit.isNegative() || limit.isZero()) {
      throw new IllegalArgumentException(
          "a limit of %s for a run of a model: it is above 0".formatted(limit));
    }
    if (maxWorkers < FEWEST) {
      throw new IllegalArgumentException(
          "%d hung workers end the process: at least %d, as one bad image costs two"
              .formatted(maxWorkers, FEWEST));
    }
  }
}
