package io.panoptes.local;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How a {@link LocalRegistry} runs.
 *
 * @param port of the HTTP listener; 0 takes any free port
 * @param home folder of the unpacked registry server
 * @param folder for schemas and log, kept on close and gone on with; empty means a temporary one,
 *     deleted on close
 * @param heapMegabytes maximum heap of the registry's JVM
 * @param startLimit time to be ready in
 */
public record LocalRegistrySettings(
    int port, Path home, Optional<Path> folder, int heapMegabytes, Duration startLimit) {

  /** System property that holds the folder of the unpacked registry server. */
  public static final String HOME_PROPERTY = "panoptes.registry.home";

  /** Checks the ranges. */
  public LocalRegistrySettings {
    Loopback.requirePort("port", port);
    requireNonNull(home, "home is null");
    requireNonNull(folder, "folder is null");
    requireNonNull(startLimit, "startLimit is null");
    if (heapMegabytes < 128) {
      throw new IllegalArgumentException(
          String.format("heapMegabytes is %d: at least 128 is needed", heapMegabytes));
    }
  }

  /**
   * Any free port, the home that {@value #HOME_PROPERTY} names, a temporary folder, 256 MiB heap, 2
   * minutes to start.
   *
   * @throws LocalServiceException if the system property is not set
   */
  public static LocalRegistrySettings defaults() {
    String home = System.getProperty(HOME_PROPERTY, "");
    if (home.isEmpty()) {
      throw new LocalServiceException(
          String.format(
              "schema registry cannot be started: the system property %s is not set; it names the"
                  + " folder that the build of deploy/local unpacks the server to",
              HOME_PROPERTY));
    }
    return new LocalRegistrySettings(
        0, Path.of(home), Optional.empty(), 256, Duration.ofMinutes(2));
  }

  /** These settings with another port. */
  public LocalRegistrySettings withPort(int newPort) {
    return new LocalRegistrySettings(newPort, home, folder, heapMegabytes, startLimit);
  }

  /** These settings with a folder that is kept. */
  public LocalRegistrySettings withFolder(Path newFolder) {
    return new LocalRegistrySettings(port, home, Optional.of(newFolder), heapMegabytes, startLimit);
  }

  /** These settings with another time to be ready in. */
  public LocalRegistrySettings withStartLimit(Duration newStartLimit) {
    return new LocalRegistrySettings(port, home, folder, heapMegabytes, newStartLimit);
  }
}
