package io.panoptes.local;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A schema registry (Apicurio, which speaks Confluent's REST API) in a process of its own, on
 * loopback. Schemas live in its folder, and end with it where that is temporary; new versions of a
 * subject must be backward compatible, which is Confluent's default too. Safe for use by several
 * threads.
 */
public final class LocalRegistry implements AutoCloseable {

  private static final String NAME = "schema registry";
  private static final String MAIN_CLASS = "io.quarkus.runner.GeneratedMain";

  private final int port;
  private final ChildProcess process;

  private LocalRegistry(int port, ChildProcess process) {
    this.port = port;
    this.process = process;
  }

  /**
   * Starts a registry and returns when it answers.
   *
   * @throws LocalServiceException if the port is taken, the server is not in its home, or it does
   *     not get ready
   */
  public static LocalRegistry start(LocalRegistrySettings settings) {
    Path jar = runnerJar(settings.home());
    int port = Loopback.claim(NAME, settings.port());
    WorkFolder folder = WorkFolder.open("registry", settings.folder());
    ChildCommand command =
        new ChildCommand(
            NAME,
            MAIN_CLASS,
            jar.toString(),
            List.of(
                "-Xmx" + settings.heapMegabytes() + "m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dquarkus.http.host=" + Loopback.HOST,
                "-Dquarkus.http.port=" + port,
                "-Dregistry.rules.global.compatibility=BACKWARD"),
            List.of(),
            Map.of("REGISTRY_DATASOURCE_URL", database(folder)));
    LocalRegistry registry = new LocalRegistry(port, ChildProcess.start(command, folder));
    HttpProbe probe = new HttpProbe();
    URI subjects = URI.create(registry.url() + "/subjects");
    registry.process.awaitReady(settings.startLimit(), () -> probe.get(subjects).isPresent());
    return registry;
  }

  /** A file in the folder, each schema on disk before the answer. */
  private static String database(WorkFolder folder) {
    return "jdbc:h2:file:" + folder.path().resolve("data") + ";WRITE_DELAY=0";
  }

  /** The URL for registry clients. */
  public URI url() {
    return URI.create(String.format("http://%s:%d/apis/ccompat/v7", Loopback.HOST, port));
  }

  /** Port of the HTTP listener. */
  public int port() {
    return port;
  }

  /** Process id of the registry. */
  public long pid() {
    return process.pid();
  }

  /** Whether the registry's process runs. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /** Ends the registry at once, as a crash would; its folder stays until {@link #close}. */
  public void kill() {
    process.kill();
  }

  /** Stops the registry and deletes its folder if that is temporary; a second call does nothing. */
  @Override
  public void close() {
    process.close();
  }

  private static Path runnerJar(Path home) {
    try (Stream<Path> files = Files.list(home)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith("-runner.jar"))
          .findFirst()
          .orElseThrow(() -> noServer(home, null));
    } catch (IOException e) {
      throw noServer(home, e);
    }
  }

  private static LocalServiceException noServer(Path home, IOException cause) {
    return new LocalServiceException(
        String.format(
            "schema registry cannot be started: there is no *-runner.jar in %s, which %s names;"
                + " build deploy/local, which unpacks the server there",
            home, LocalRegistrySettings.HOME_PROPERTY),
        cause);
  }
}
