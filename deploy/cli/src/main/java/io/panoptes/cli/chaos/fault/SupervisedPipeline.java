package io.panoptes.cli.chaos.fault;

import static java.util.Objects.requireNonNull;

import io.panoptes.cli.run.Recovery;
import io.panoptes.local.LocalFlink;
import io.panoptes.local.LocalFlinkSettings;
import io.panoptes.local.TaskManagerSettings;
import io.panoptes.operators.inference.ModelSource;
import io.panoptes.topology.options.OptionsReader;
import io.panoptes.topology.options.PanoptesOptions;
import io.panoptes.topology.pipeline.KafkaPipeline;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The pipeline's job on a job manager and task managers of its own, each a process, and what a
 * supervisor does for it: a task manager that dies is replaced; where the job manager dies, all are
 * started again and the job goes on from its newest checkpoint. Safe for use by several threads.
 */
public final class SupervisedPipeline implements AutoCloseable {

  static final int TASK_MANAGERS = 2;

  /** Of all task managers together: the highest parallelism. */
  static final int SLOTS = 4;

  private static final int START_PARALLELISM = 2;
  private static final long SAVEPOINT_SECONDS = 120;
  private static final TaskManagerSettings EACH =
      new TaskManagerSettings(SLOTS / TASK_MANAGERS, 384, 1024, 1);

  /**
   * A process that is gone is noticed within seconds, one that is only slow is let be; each task
   * manager has something to lose.
   */
  private static final Map<String, String> FLINK_OPTIONS =
      Map.of(
          "heartbeat.interval", "2 s",
          "heartbeat.timeout", "120 s",
          "pekko.ask.timeout", "60 s",
          "taskmanager.load-balance.mode", "SLOTS");

  private final Supplier<OptionsReader> options;
  private final ModelSource models;
  private final Path work;
  private int parallelism = START_PARALLELISM;
  private LocalFlink flink;
  private JobClient job;

  private SupervisedPipeline(Supplier<OptionsReader> options, ModelSource models, Path work) {
    this.options = requireNonNull(options, "options is null");
    this.models = requireNonNull(models, "models is null");
    this.work = requireNonNull(work, "work is null");
  }

  /**
   * Starts the processes and sends the job.
   *
   * @param options all but the parallelism
   * @param work where Flink keeps configuration, logs and savepoints
   */
  public static SupervisedPipeline start(
      Supplier<OptionsReader> options, ModelSource models, Path work) throws Exception {
    return start(Optional.empty(), options, models, work);
  }

  /** The same, from a savepoint. */
  public static SupervisedPipeline startFrom(
      String savepoint, Supplier<OptionsReader> options, ModelSource models, Path work)
      throws Exception {
    return start(Optional.of(savepoint), options, models, work);
  }

  private static SupervisedPipeline start(
      Optional<String> savepoint, Supplier<OptionsReader> options, ModelSource models, Path work)
      throws Exception {
    SupervisedPipeline pipeline = new SupervisedPipeline(options, models, work);
    pipeline.start(savepoint);
    return pipeline;
  }

  private synchronized void start(Optional<String> savepoint) throws Exception {
    flink =
        LocalFlink.start(
            LocalFlinkSettings.defaults()
                .withTaskManagers(TASK_MANAGERS, EACH)
                .withOptions(FLINK_OPTIONS)
                .withStartLimit(Services.START_LIMIT)
                .withFolder(work.resolve("flink")));
    try {
      submit(savepoint);
    } catch (Exception e) {
      flink.close();
      throw e;
    }
  }

  /**
   * @param savepoint to go on from; if empty, the newest checkpoint, if there is one
   */
  private void submit(Optional<String> savepoint) throws Exception {
    OptionsReader reader = options.get().set("pipeline.parallelism", Integer.toString(parallelism));
    savepoint.ifPresent(
        path -> reader.set("flink.properties." + StateRecoveryOptions.SAVEPOINT_PATH.key(), path));
    PanoptesOptions read = reader.read();
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.createRemoteEnvironment(flink.restHost(), flink.restPort());
    KafkaPipeline.define(environment, read, models, Boundedness.CONTINUOUS_UNBOUNDED);
    environment.configure(Recovery.of(read, false).configuration());
    job = environment.executeAsync();
  }

  synchronized void crashTaskManager(int number) {
    flink.crashTaskManager(number);
  }

  synchronized void crashJobManager() throws Exception {
    flink.killJobManager();
    flink.close();
    start(Optional.empty());
  }

  /**
   * @param by subtasks more, or as many less as make it fit the slots; 1 to slots - 1
   */
  synchronized void changeParallelism(int by) throws Exception {
    String savepoint =
        job.stopWithSavepoint(
                false, work.resolve("savepoints").toUri().toString(), SavepointFormatType.CANONICAL)
            .get(SAVEPOINT_SECONDS, TimeUnit.SECONDS);
    parallelism = 1 + (parallelism - 1 + by) % SLOTS;
    submit(Optional.of(savepoint));
  }

  /**
   * Starts another task manager in the place of each that has ended by itself.
   *
   * @return a line for each: how it ended
   * @throws io.panoptes.local.LocalServiceException if the job manager has, or task managers do so
   *     again and again
   */
  public synchronized List<String> repair() {
    return flink.replaceEnded();
  }

  /** Process ids now: the job manager's, then the task managers'. */
  public synchronized List<Long> pids() {
    return flink.pids();
  }

  /** URL of the job manager's REST endpoint now. */
  public synchronized URI restUrl() {
    return flink.restUrl();
  }

  @Override
  public synchronized void close() {
    flink.close();
  }
}
