package io.panoptes.cli.run;

import static java.util.Objects.requireNonNull;

import io.panoptes.cli.CommandFailedException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.core.execution.JobClient;

/** Follows a job to its end and tells when it runs, and each failure. For one thread. */
public final class JobWatch {

  private static final Duration INTERVAL = Duration.ofSeconds(1);

  private final FlinkCluster cluster;
  private final JobClient job;
  private final JobFailures failures;
  private final Consumer<String> lines;
  private long lastFailure;
  private boolean ran;

  public JobWatch(FlinkCluster cluster, JobClient job, Consumer<String> lines) {
    this.cluster = requireNonNull(cluster, "cluster is null");
    this.job = requireNonNull(job, "job is null");
    this.lines = requireNonNull(lines, "lines is null");
    this.failures = new JobFailures(cluster.address(), job.getJobID());
  }

  /**
   * Returns when the job has ended, or this process is about to.
   *
   * @throws CommandFailedException if the job failed, or its cluster is gone
   */
  public void run(Shutdown shutdown) throws InterruptedException {
    while (!shutdown.begun()) {
      try {
        if (!cluster.isAlive()) {
          repair(shutdown);
        } else if (hasEnded()) {
          return;
        }
        Thread.sleep(INTERVAL.toMillis());
      } catch (CommandFailedException e) {
        // No answer is no failure either when all of us are about to end.
        Thread.sleep(INTERVAL.toMillis());
        if (!shutdown.begun()) {
          throw e;
        }
      }
    }
  }

  /** Ctrl-C ends Flink's processes too, perhaps before we know of it. */
  private void repair(Shutdown shutdown) throws InterruptedException {
    Thread.sleep(INTERVAL.toMillis());
    if (!shutdown.begun()) {
      cluster.repair().forEach(lines);
    }
  }

  private boolean hasEnded() throws InterruptedException {
    JobStatus status = status();
    if (status == JobStatus.FAILED) {
      throw new CommandFailedException(
          "the job failed: "
              + failures.last().map(JobFailure::reason).orElse("see " + cluster.address()));
    }
    if (status.isGloballyTerminalState()) {
      lines.accept("the job has ended: " + status);
      return true;
    }
    if (status == JobStatus.RUNNING && !ran) {
      ran = true;
      lines.accept("the job runs");
    }
    tellFailure();
    return false;
  }

  private JobStatus status() throws InterruptedException {
    try {
      return job.getJobStatus().get();
    } catch (ExecutionException e) {
      throw new CommandFailedException(
          "Flink at %s does not answer".formatted(cluster.address()), e);
    }
  }

  private void tellFailure() throws InterruptedException {
    Optional<JobFailure> failure = failures.last().filter(last -> last.at() > lastFailure);
    if (failure.isPresent()) {
      lastFailure = failure.get().at();
      lines.accept("the job starts again after: " + failure.get().reason());
    }
  }
}
