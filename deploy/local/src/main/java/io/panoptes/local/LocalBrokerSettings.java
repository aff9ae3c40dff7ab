package io.panoptes.local;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * How a {@link LocalBroker} runs.
 *
 * @param port of the clients' listener; 0 takes any free port
 * @param folder for data and log, kept on close; empty means a temporary one, deleted on close
 * @param maxMessageBytes largest record batch the broker takes
 * @param heapMegabytes maximum heap of the broker's JVM
 * @param security what the broker asks of clients
 * @param startLimit time to be ready in
 * @param options of Kafka's own, which go before those of this class
 */
public record LocalBrokerSettings(
    int port,
    Optional<Path> folder,
    int maxMessageBytes,
    int heapMegabytes,
    ListenerSecurity security,
    Duration startLimit,
    Map<String, String> options) {

  /** Checks the ranges. */
  public LocalBrokerSettings {
    Loopback.requirePort("port", port);
    requireNonNull(folder, "folder is null");
    requireNonNull(security, "security is null");
    requireNonNull(startLimit, "startLimit is null");
    options = Map.copyOf(options);
    if (maxMessageBytes < 1024) {
      throw new IllegalArgumentException(
          String.format("maxMessageBytes is %d: at least 1024 is needed", maxMessageBytes));
    }
    if (heapMegabytes < 128) {
      throw new IllegalArgumentException(
          String.format("heapMegabytes is %d: at least 128 is needed", heapMegabytes));
    }
  }

  /** Any free port, a temporary folder, 16 MiB messages, 512 MiB heap, open, 2 minutes to start. */
  public static LocalBrokerSettings defaults() {
    return new LocalBrokerSettings(
        0, Optional.empty(), 16 << 20, 512, ListenerSecurity.NONE, Duration.ofMinutes(2), Map.of());
  }

  /** These settings with another port. */
  public LocalBrokerSettings withPort(int newPort) {
    return new LocalBrokerSettings(
        newPort, folder, maxMessageBytes, heapMegabytes, security, startLimit, options);
  }

  /** These settings with a folder that is kept. */
  public LocalBrokerSettings withFolder(Path newFolder) {
    return new LocalBrokerSettings(
        port,
        Optional.of(newFolder),
        maxMessageBytes,
        heapMegabytes,
        security,
        startLimit,
        options);
  }

  /** These settings with another limit of a message's size. */
  public LocalBrokerSettings withMaxMessageBytes(int newMaxMessageBytes) {
    return new LocalBrokerSettings(
        port, folder, newMaxMessageBytes, heapMegabytes, security, startLimit, options);
  }

  /** These settings with another time to be ready in. */
  public LocalBrokerSettings withStartLimit(Duration newStartLimit) {
    return new LocalBrokerSettings(
        port, folder, maxMessageBytes, heapMegabytes, security, newStartLimit, options);
  }

  /** These settings with options of Kafka's own. */
  public LocalBrokerSettings withOptions(Map<String, String> newOptions) {
    return new LocalBrokerSettings(
        port, folder, maxMessageBytes, heapMegabytes, security, startLimit, newOptions);
  }

  /** These settings with a listener that does not let everybody in. */
  public LocalBrokerSettings withSecurity(ListenerSecurity newSecurity) {
    return new LocalBrokerSettings(
        port, folder, maxMessageBytes, heapMegabytes, newSecurity, startLimit, options);
  }
}
