package io.panoptes.cli.demo;

import static java.util.Objects.requireNonNull;

import io.panoptes.cli.CommandFailedException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;

/** A Flink job in this process, cancelled and awaited on close. */
public final class RunningJob implements AutoCloseable {

  private static final long CANCEL_SECONDS = 30;
  private static final long STOP_SECONDS = 120;

  private final JobClient job;
  private final CompletableFuture<JobExecutionResult> end;

  public RunningJob(JobClient job) {
    this.job = requireNonNull(job, "job is null");
    // Asked for once, while the cluster lives: later it would not answer.
    end = job.getJobExecutionResult();
  }

  public void awaitRunning(Duration atMost) throws Exception {
    long deadline = System.nanoTime() + atMost.toNanos();
    while (job.getJobStatus().get() != JobStatus.RUNNING) {
      requireAlive();
      if (System.nanoTime() > deadline) {
        throw new CommandFailedException(
            "the job does not run after %d s: see out/panoptes.log".formatted(atMost.toSeconds()));
      }
      Thread.sleep(100);
    }
  }

  /**
   * @throws CommandFailedException when the job has ended; the message is its innermost reason
   */
  public void requireAlive() {
    if (!end.isDone()) {
      return;
    }
    Throwable reason = end.handle((result, failure) -> failure).join();
    Throwable innermost = reason;
    while (innermost != null && innermost.getCause() != null) {
      innermost = innermost.getCause();
    }
    throw new CommandFailedException(
        "the job has ended: %s; see out/panoptes.log".formatted(innermost), reason);
  }

  /**
   * Ends the job in order: what it has answered is committed, what it has not is in a savepoint.
   *
   * @throws CommandFailedException when it does not end so
   */
  public void stop(Path savepoints) throws InterruptedException {
    try {
      job.stopWithSavepoint(false, savepoints.toUri().toString(), SavepointFormatType.CANONICAL)
          .get(STOP_SECONDS, TimeUnit.SECONDS);
      end.get(STOP_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new CommandFailedException(
          "the job does not stop within %d s: see out/panoptes.log".formatted(STOP_SECONDS), e);
    }
  }

  @Override
  public void close() {
    if (end.isDone()) {
      return;
    }
    try {
      job.cancel().get(CANCEL_SECONDS, TimeUnit.SECONDS);
      end.handle((result, cancelled) -> result).get(CANCEL_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      // The run is over and reported; what still runs ends with this process.
      return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
