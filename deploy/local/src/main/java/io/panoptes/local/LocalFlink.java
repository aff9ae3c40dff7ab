package io.panoptes.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint;
import org.apache.flink.runtime.taskexecutor.TaskManagerRunner;

/**
 * A Flink session cluster on loopback: a job manager and task managers, each a process of its own
 * with the class path of this one, so that a job is submitted without jars. Safe for use by several
 * threads.
 */
public final class LocalFlink implements AutoCloseable {

  /** The exit code of a task manager that ended itself to be replaced, whatever its age. */
  public static final int ENDED_TO_BE_REPLACED = 86;

  /** A replacement that lives shorter than this fell to what will fell the next one too. */
  private static final Duration LEAST_AGE = Duration.ofMinutes(1);

  private final FlinkConfiguration configuration;
  private final List<ChildProcess> processes = new ArrayList<>();
  private final Set<ChildProcess> replacements = new HashSet<>();
  private int taskManagersStarted;
  private boolean closed;

  private LocalFlink(FlinkConfiguration configuration) {
    this.configuration = configuration;
  }

  /**
   * Starts a cluster and returns when all task managers are registered.
   *
   * @throws LocalServiceException if the port is taken or a process does not get ready
   */
  public static LocalFlink start(LocalFlinkSettings settings) {
    int restPort = Loopback.claim("Flink job manager", settings.restPort());
    FlinkConfiguration configuration =
        new FlinkConfiguration(settings, restPort, Loopback.claim("Flink job manager", 0));
    LocalFlink flink = new LocalFlink(configuration);
    try {
      flink.startProcesses();
      flink.awaitReady(settings);
      return flink;
    } catch (RuntimeException e) {
      flink.close();
      throw e;
    }
  }

  private synchronized void startProcesses() {
    processes.add(
        start(
            "job-manager",
            StandaloneSessionClusterEntrypoint.class,
            configuration,
            configuration.jobManagerArguments(),
            Map.of()));
    for (int i = 0; i < configuration.settings().taskManagers(); i++) {
      processes.add(startTaskManager());
    }
  }

  private ChildProcess startTaskManager() {
    taskManagersStarted++;
    return start(
        "task-manager-" + taskManagersStarted,
        TaskManagerRunner.class,
        configuration,
        configuration.taskManagerArguments(),
        configuration.environment());
  }

  private static ChildProcess start(
      String name,
      Class<?> mainClass,
      FlinkConfiguration configuration,
      List<String> jvmArguments,
      Map<String, String> environment) {
    Optional<Path> given = configuration.settings().folder().map(folder -> folder.resolve(name));
    WorkFolder folder = WorkFolder.open(name, given);
    folder.write(FlinkConfiguration.FILE, configuration.text(folder));
    ChildCommand command =
        new ChildCommand(
            "Flink " + name,
            mainClass.getName(),
            ChildCommand.ownClassPath(),
            jvmArguments,
            List.of("--configDir", folder.path().toString()),
            environment);
    return ChildProcess.start(command, folder);
  }

  private void awaitReady(LocalFlinkSettings settings) {
    HttpProbe probe = new HttpProbe();
    URI overview = URI.create(restUrl() + "/overview");
    ChildProcess jobManager = processes.get(0);
    jobManager.awaitReady(
        settings.startLimit(),
        () -> {
          processes.forEach(ChildProcess::requireAlive);
          return probe.get(overview).map(LocalFlink::taskManagers).orElse(0)
              >= settings.taskManagers();
        });
  }

  private static int taskManagers(String overview) {
    try {
      return new ObjectMapper().readTree(overview).path("taskmanagers").asInt();
    } catch (JsonProcessingException e) {
      throw new LocalServiceException("Flink's REST endpoint answered no JSON: " + overview, e);
    }
  }

  /** URL of the job manager's REST endpoint. */
  public URI restUrl() {
    return URI.create(String.format("http://%s:%d", Loopback.HOST, restPort()));
  }

  /** Host of the job manager's REST endpoint. */
  public String restHost() {
    return Loopback.HOST;
  }

  /** Port of the job manager's REST endpoint. */
  public int restPort() {
    return configuration.restPort();
  }

  /** Process ids: the job manager's, then the task managers'. */
  public synchronized List<Long> pids() {
    return processes.stream().map(ChildProcess::pid).toList();
  }

  /** Whether all processes run. */
  public synchronized boolean isAlive() {
    return processes.stream().allMatch(ChildProcess::isAlive);
  }

  /**
   * Starts a task manager in the place of each that has ended, and does not wait for it; Flink then
   * restarts the jobs by their restart strategy.
   *
   * @return a line for each that had ended: how, and the end of its log
   * @throws LocalServiceException with such a line, if it is the job manager that has ended, or a
   *     replacement that lived for less than a minute and did not end to be replaced
   */
  public synchronized List<String> replaceEnded() {
    List<String> endings = new ArrayList<>();
    for (int i = 0; i < processes.size() && !closed; i++) {
      ChildProcess process = processes.get(i);
      if (process.isAlive()) {
        continue;
      }
      String ending = process.ending();
      if (i == 0 || replacements.remove(process) && fellEarly(process)) {
        throw new LocalServiceException(ending);
      }
      process.close();
      processes.set(i, startTaskManager());
      replacements.add(processes.get(i));
      endings.add(ending);
    }
    return endings;
  }

  private static boolean fellEarly(ChildProcess process) {
    return process.exitCode() != ENDED_TO_BE_REPLACED && process.age().compareTo(LEAST_AGE) < 0;
  }

  /**
   * Ends a task manager at once, as a crash would, and starts another one in its place, for which
   * it does not wait.
   *
   * @param number from 0 to the number of task managers - 1
   */
  public synchronized void crashTaskManager(int number) {
    ChildProcess process = processes.get(number + 1);
    process.kill();
    process.close();
    replacements.remove(process);
    processes.set(number + 1, startTaskManager());
  }

  /**
   * Ends the job manager at once, as a crash would: its jobs are lost but for their checkpoints,
   * and this cluster is left to be closed.
   */
  public synchronized void killJobManager() {
    processes.get(0).kill();
  }

  /**
   * Stops the task managers, then the job manager; running jobs end with them. A second call does
   * nothing.
   */
  @Override
  public synchronized void close() {
    closed = true;
    for (int i = processes.size() - 1; i >= 0; i--) {
      processes.get(i).close();
    }
  }
}
