package io.panoptes.cli.run;

import static java.util.Objects.requireNonNull;

import io.panoptes.local.ProcessEnd;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;

/**
 * The end of a job that this process is told to end: what it has answered is committed, what it has
 * not is in a savepoint that the next run goes on from, and the exit code is 0. A job that does not
 * get there within {@link #LIMIT} is cancelled and the exit code is 1; the next run then goes on
 * from the last checkpoint, and nothing is lost either.
 */
public final class JobStop implements Runnable {

  /** So long a job may take. */
  public static final Duration LIMIT = Duration.ofSeconds(60);

  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final JobClient job;
  private final Optional<String> savepoints;
  private final Consumer<String> lines;

  /**
   * @param savepoints folder as a URI; empty for the one the cluster is set to
   * @param lines takes what is said on the way
   */
  public JobStop(JobClient job, Optional<String> savepoints, Consumer<String> lines) {
    this.job = requireNonNull(job, "job is null");
    this.savepoints = requireNonNull(savepoints, "savepoints is null");
    this.lines = requireNonNull(lines, "lines is null");
  }

  @Override
  public void run() {
    lines.accept(
        "stopping: what is in work is committed or kept, within %d s".formatted(LIMIT.toSeconds()));
    try {
      lines.accept("stopped; the next run goes on from " + savepoint());
      ProcessEnd.exitWith(0);
    } catch (TimeoutException e) {
      lines.accept(
          "panoptes: the job did not stop within %d s: %s; the next run goes on from the last checkpoint"
              .formatted(LIMIT.toSeconds(), e.getMessage()));
      ProcessEnd.exitWith(1);
      job.cancel();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** A job that is about to start again takes no savepoint yet. */
  private String savepoint() throws InterruptedException, TimeoutException {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    String reason = "no answer";
    while (System.nanoTime() - deadline < 0) {
      try {
        return job.stopWithSavepoint(false, savepoints.orElse(null), SavepointFormatType.CANONICAL)
            .get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
      } catch (ExecutionException e) {
        reason = StackText.innermost(String.valueOf(e.getCause().getMessage())).orElse(reason);
        Thread.sleep(PAUSE.toMillis());
      } catch (TimeoutException e) {
        break;
      }
    }
    throw new TimeoutException(reason);
  }
}
