package io.panoptes.local;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * How a {@link LocalFlink} runs.
 *
 * @param restPort port of the job manager's REST endpoint; 0 takes any free port
 * @param taskManagers number of task managers
 * @param taskManager settings of each
 * @param options Flink options, which win over those that the other settings lead to
 * @param folder for configuration and logs, kept on close; empty means temporary ones, deleted on
 *     close
 * @param startLimit time to be ready in
 */
public record LocalFlinkSettings(
    int restPort,
    int taskManagers,
    TaskManagerSettings taskManager,
    Map<String, String> options,
    Optional<Path> folder,
    Duration startLimit) {

  /** Checks the ranges. */
  public LocalFlinkSettings {
    Loopback.requirePort("restPort", restPort);
    requireNonNull(taskManager, "taskManager is null");
    requireNonNull(folder, "folder is null");
    requireNonNull(startLimit, "startLimit is null");
    options = Map.copyOf(options);
    if (taskManagers < 1) {
      throw new IllegalArgumentException(
          String.format("taskManagers is %d: at least 1 is needed", taskManagers));
    }
  }

  /** Any free port, one task manager, no options, temporary folders, 2 minutes to start. */
  public static LocalFlinkSettings defaults() {
    return new LocalFlinkSettings(
        0, 1, TaskManagerSettings.defaults(), Map.of(), Optional.empty(), Duration.ofMinutes(2));
  }

  /** These settings with another REST port. */
  public LocalFlinkSettings withRestPort(int newPort) {
    return new LocalFlinkSettings(newPort, taskManagers, taskManager, options, folder, startLimit);
  }

  /** These settings with other task managers. */
  public LocalFlinkSettings withTaskManagers(int count, TaskManagerSettings each) {
    return new LocalFlinkSettings(restPort, count, each, options, folder, startLimit);
  }

  /** These settings with other Flink options. */
  public LocalFlinkSettings withOptions(Map<String, String> newOptions) {
    return new LocalFlinkSettings(
        restPort, taskManagers, taskManager, newOptions, folder, startLimit);
  }

  /** These settings with a folder that is kept. */
  public LocalFlinkSettings withFolder(Path newFolder) {
    return new LocalFlinkSettings(
        restPort, taskManagers, taskManager, options, Optional.of(newFolder), startLimit);
  }

  /** These settings with another time to be ready in. */
  public LocalFlinkSettings withStartLimit(Duration newStartLimit) {
    return new LocalFlinkSettings(
        restPort, taskManagers, taskManager, options, folder, newStartLimit);
  }
}
