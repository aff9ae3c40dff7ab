package io.panoptes.topology.options;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The Flink cluster that runs the job.
 *
 * @param address {@code host:port} of a given cluster's REST interface; empty to start processes on
 *     this machine
 * @param taskManagers processes started on this machine
 * @param taskMemory bytes of each, all in all
 * @param properties Flink's own settings, passed through; {@code toString} masks their values
 */
public record FlinkOptions(
    Optional<String> address, int taskManagers, long taskMemory, Map<String, String> properties) {

  static final Option<Optional<String>> ADDRESS =
      new Option<>(
          "flink.address",
          OptionType.optional(OptionType.text()),
          "",
          "host:port of a given cluster's REST interface; empty starts processes on this machine.");
  static final Option<Integer> TASK_MANAGERS =
      new Option<>(
          "flink.task-managers",
          OptionType.integer(1, 1000),
          "1",
          "Task managers started on this machine.");
  static final Option<Long> TASK_MEMORY =
      new Option<>(
          "flink.task-memory",
          OptionType.size(512L << 20, 1L << 40),
          "3 GiB",
          "Memory of each task manager started on this machine, all in all.");
  static final Option<Map<String, String>> PROPERTIES =
      new Option<>(
          "flink.properties",
          OptionType.properties(),
          "",
          "Flink's own settings, passed through as they are.");
  static final List<Option<?>> ALL = List.of(ADDRESS, TASK_MANAGERS, TASK_MEMORY, PROPERTIES);

  public FlinkOptions {
    requireNonNull(address, "address is null");
    properties = Map.copyOf(properties);
    address.ifPresent(FlinkOptions::checkAddress);
  }

  static FlinkOptions from(OptionValues values) {
    return new FlinkOptions(
        values.get(ADDRESS),
        values.get(TASK_MANAGERS),
        values.get(TASK_MEMORY),
        values.get(PROPERTIES));
  }

  private static void checkAddress(String address) {
    if (!address.matches("[^\\s:/]+:[0-9]{1,5}")) {
      throw new IllegalArgumentException(
          "%s '%s': write host:port, such as 'flink.example.org:8081'"
              .formatted(ADDRESS.key(), address));
    }
  }

  @Override
  public String toString() {
    return "FlinkOptions[address=%s, taskManagers=%d, taskMemory=%d, properties=%s]"
        .formatted(address, taskManagers, taskMemory, Masked.properties(properties));
  }
}
