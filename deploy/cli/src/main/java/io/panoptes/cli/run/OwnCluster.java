package io.panoptes.cli.run;

import io.panoptes.cli.CommandFailedException;
import io.panoptes.local.LocalFlink;
import io.panoptes.local.LocalFlinkSettings;
import io.panoptes.local.LocalServiceException;
import io.panoptes.local.ProcessEnd;
import io.panoptes.local.TaskManagerSettings;
import io.panoptes.topology.options.FlinkOptions;
import io.panoptes.topology.options.PipelineOptions;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Processes of our own on this machine: they end with this one. */
public final class OwnCluster implements FlinkCluster {

  private static final String REST_PORT = "rest.port";
  private static final Duration START_LIMIT = Duration.ofSeconds(90);

  private final LocalFlink flink;
  private final Runnable end;

  private OwnCluster(LocalFlink flink) {
    this.flink = flink;
    this.end = flink::close;
    ProcessEnd.stop(end);
  }

  /**
   * Starts the processes and returns when they are ready.
   *
   * @param folder keeps their configuration and logs; empty for a temporary one
   */
  public static OwnCluster start(
      FlinkOptions options, PipelineOptions pipeline, Optional<Path> folder) {
    return new OwnCluster(LocalFlink.start(settings(options, pipeline, folder)));
  }

  static LocalFlinkSettings settings(
      FlinkOptions options, PipelineOptions pipeline, Optional<Path> folder) {
    Map<String, String> properties = new HashMap<>(options.properties());
    String port = properties.remove(REST_PORT);
    return new LocalFlinkSettings(
        port == null ? 0 : port(port),
        options.taskManagers(),
        taskManager(options, pipeline),
        properties,
        folder,
        START_LIMIT);
  }

  private static int port(String text) {
    try {
      return Integer.parseInt(text.strip());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "flink.properties.%s is '%s': write one port, or leave it out for any that is free"
              .formatted(REST_PORT, text),
          e);
    }
  }

  private static TaskManagerSettings taskManager(FlinkOptions options, PipelineOptions pipeline) {
    TaskMemory memory = TaskMemory.of(options.taskMemory());
    int slots = (pipeline.parallelism() + options.taskManagers() - 1) / options.taskManagers();
    int networks = options.taskManagers() * pipeline.batch().threads();
    int processors = Runtime.getRuntime().availableProcessors();
    return new TaskManagerSettings(
        slots,
        memory.heapMegabytes(),
        memory.nativeMegabytes(),
        Math.max(1, processors / networks));
  }

  @Override
  public URI address() {
    return flink.restUrl();
  }

  @Override
  public StreamExecutionEnvironment environment() {
    return StreamExecutionEnvironment.createRemoteEnvironment(flink.restHost(), flink.restPort());
  }

  @Override
  public boolean isAlive() {
    return flink.isAlive();
  }

  @Override
  public List<String> repair() {
    try {
      return flink.replaceEnded().stream()
          .map(ending -> ending + "; another one is started in its place")
          .toList();
    } catch (LocalServiceException e) {
      throw new CommandFailedException(
          e.getMessage() + "; the same command again goes on from the last checkpoint", e);
    }
  }

  @Override
  public String describe() {
    int taskManagers = flink.pids().size() - 1;
    return "%s, a job manager and %d task manager%s of its own"
        .formatted(address(), taskManagers, taskManagers == 1 ? "" : "s");
  }

  @Override
  public void close() {
    ProcessEnd.remove(end);
    flink.close();
  }
}
