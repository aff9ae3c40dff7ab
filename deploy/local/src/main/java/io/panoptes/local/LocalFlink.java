package io.panoptes.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint;
import org.apache.flink.runtime.taskexecutor.TaskManagerRunner;

/**
 * A Flink session cluster on loopback: a job manager and task managers, each a process of its own
 * with the class path of this one, so that a job is submitted without jars. Safe for use by several
 * threads.
 */
public final class LocalFlink implements AutoCloseable {

  private final int restPort;
  private final List<ChildProcess> processes = new ArrayList<>();

  private LocalFlink(int restPort) {
    this.restPort = restPort;
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
    LocalFlink flink = new LocalFlink(restPort);
    try {
      flink.startProcesses(configuration);
      flink.awaitReady(settings);
      return flink;
    } catch (LocalServiceException e) {
      flink.close();
      throw e;
    }
  }

  private void startProcesses(FlinkConfiguration configuration) {
    processes.add(
        start(
            "job-manager",
            StandaloneSessionClusterEntrypoint.class,
            configuration,
            configuration.jobManagerArguments(),
            Map.of()));
    for (int i = 1; i <= configuration.settings().taskManagers(); i++) {
      processes.add(
          start(
              "task-manager-" + i,
              TaskManagerRunner.class,
              configuration,
              configuration.taskManagerArguments(),
              configuration.environment()));
    }
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
    for (ChildProcess process : processes) {
      process.awaitReady(
          settings.startLimit(),
          () ->
              probe.get(overview).map(LocalFlink::taskManagers).orElse(0)
                  >= settings.taskManagers());
    }
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
    return URI.create(String.format("http://%s:%d", Loopback.HOST, restPort));
  }

  /** Host of the job manager's REST endpoint. */
  public String restHost() {
    return Loopback.HOST;
  }

  /** Port of the job manager's REST endpoint. */
  public int restPort() {
    return restPort;
  }

  /** Process ids: the job manager's, then the task managers'. */
  public List<Long> pids() {
    return processes.stream().map(ChildProcess::pid).toList();
  }

  /** Whether all processes run. */
  public boolean isAlive() {
    return processes.stream().allMatch(ChildProcess::isAlive);
  }

  /**
   * Stops the task managers, then the job manager; running jobs end with them. A second call does
   * nothing.
   */
  @Override
  public void close() {
    for (int i = processes.size() - 1; i >= 0; i--) {
      processes.get(i).close();
    }
  }
}
