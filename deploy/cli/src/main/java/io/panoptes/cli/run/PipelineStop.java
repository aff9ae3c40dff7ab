package io.panoptes.cli.run;

import static java.util.Objects.requireNonNull;

import io.panoptes.local.ProcessEnd;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.flink.core.execution.JobClient;

/**
 * The end of a process that is told to end, whatever it is at: before there is a job, nothing is in
 * work and it ends at once with exit code 0; a job that is being submitted is waited for, and
 * stopped as it wants to be. Safe for use by several threads.
 */
public final class PipelineStop implements Runnable {

  private final Consumer<String> lines;
  private final Object submission = new Object();
  private Optional<Runnable> job = Optional.empty();
  private volatile boolean begun;

  /**
   * @param lines takes what is said on the way
   */
  public PipelineStop(Consumer<String> lines) {
    this.lines = requireNonNull(lines, "lines is null");
  }

  /**
   * Submits a job.
   *
   * @param stop what is done for the job at the end, such as {@link JobStop}
   * @throws IllegalStateException if the end has begun
   */
  public JobClient jobOf(Callable<JobClient> submit, Function<JobClient, Runnable> stop)
      throws Exception {
    synchronized (submission) {
      if (begun) {
        throw new IllegalStateException("this process is ending");
      }
      JobClient submitted = submit.call();
      job = Optional.of(stop.apply(submitted));
      return submitted;
    }
  }

  /** Whether this process is ending: what breaks then is no failure. */
  public boolean begun() {
    return begun;
  }

  @Override
  public void run() {
    begun = true;
    synchronized (submission) {
      if (job.isPresent()) {
        job.get().run();
      } else {
        lines.accept("stopped before there was a job; nothing was in work");
        ProcessEnd.exitWith(0);
      }
    }
  }
}
