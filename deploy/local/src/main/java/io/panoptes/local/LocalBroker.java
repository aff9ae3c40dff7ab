package io.panoptes.local;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/**
 * A single-node Kafka broker (KRaft) in a process of its own, on loopback. Topics are not made
 * automatically; internal topics have one replica. Safe for use by several threads.
 */
public final class LocalBroker implements AutoCloseable {

  private static final String NAME = "Kafka broker";
  private static final int ADMIN_MILLIS = 5_000;

  /**
   * Half the CPU time of a broker's first minutes goes to the optimising compiler, which few live
   * long enough to get back.
   */
  private static final String SIMPLE_COMPILER = "-XX:TieredStopAtLevel=1";

  private final int port;
  private final Map<String, String> client;
  private final ChildProcess process;

  private LocalBroker(int port, Map<String, String> client, ChildProcess process) {
    this.port = port;
    this.client = client;
    this.process = process;
  }

  /**
   * Starts a broker and returns when it answers. A kept folder that a broker ran in before is gone
   * on with.
   *
   * @throws LocalServiceException if the port is taken or the broker does not get ready
   */
  public static LocalBroker start(LocalBrokerSettings settings) {
    int port = Loopback.claim(NAME, settings.port());
    int controllerPort = Loopback.claim(NAME, 0);
    WorkFolder folder = WorkFolder.open("broker", settings.folder());
    Path properties =
        folder.write("server.properties", properties(settings, folder, port, controllerPort));
    ChildCommand command =
        new ChildCommand(
            NAME,
            BrokerMain.class.getName(),
            ChildCommand.ownClassPath(),
            List.of("-Xmx" + settings.heapMegabytes() + "m", "-XX:+UseSerialGC", SIMPLE_COMPILER),
            List.of(properties.toString()),
            Map.of());
    LocalBroker broker =
        new LocalBroker(port, settings.security().client(), ChildProcess.start(command, folder));
    broker.process.awaitReady(settings.startLimit(), broker::answers);
    return broker;
  }

  /** {@code host:port} for clients' {@code bootstrap.servers}. */
  public String bootstrapServers() {
    return Loopback.HOST + ":" + port;
  }

  /** Port of the clients' listener. */
  public int port() {
    return port;
  }

  /** Process id of the broker. */
  public long pid() {
    return process.pid();
  }

  /** Whether the broker's process runs. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /** Ends the broker at once, as a crash would; its folder stays until {@link #close}. */
  public void kill() {
    process.kill();
  }

  /** Lets the broker stand still for so long, and go on; returns then. */
  public void suspend(Duration time) {
    process.suspend(time);
  }

  /** Stops the broker and deletes its folder if that is temporary; a second call does nothing. */
  @Override
  public void close() {
    process.close();
  }

  private boolean answers() {
    if (!Loopback.accepts(port)) {
      return false; // a client would log each refused connection
    }
    Map<String, Object> config = new HashMap<>(client);
    config.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers());
    config.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, ADMIN_MILLIS);
    config.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ADMIN_MILLIS);
    try (Admin admin = Admin.create(config)) {
      return !admin.describeCluster().nodes().get().isEmpty();
    } catch (ExecutionException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static String properties(
      LocalBrokerSettings settings, WorkFolder folder, int port, int controllerPort) {
    String listener = ListenerSecurity.LISTENER + "://" + Loopback.HOST + ":" + port;
    String controller = Loopback.HOST + ":" + controllerPort;
    Map<String, Object> properties = new TreeMap<>();
    properties.put("process.roles", "broker,controller");
    properties.put("node.id", 1);
    properties.put("controller.quorum.voters", "1@" + controller);
    properties.put("controller.listener.names", "CONTROLLER");
    properties.put("listeners", listener + ",CONTROLLER://" + controller);
    properties.put("advertised.listeners", listener);
    properties.put("inter.broker.listener.name", ListenerSecurity.LISTENER);
    properties.put(
        "listener.security.protocol.map",
        "%s:%s,CONTROLLER:PLAINTEXT"
            .formatted(ListenerSecurity.LISTENER, settings.security().protocol()));
    properties.putAll(settings.security().broker());
    properties.put("log.dirs", folder.path().resolve("data").toString());
    properties.put("auto.create.topics.enable", false);
    properties.put("message.max.bytes", settings.maxMessageBytes());
    properties.put("replica.fetch.max.bytes", settings.maxMessageBytes());
    for (String topic :
        List.of("offsets.topic", "transaction.state.log", "share.coordinator.state.topic")) {
      properties.put(topic + ".replication.factor", 1);
      properties.put(topic + ".num.partitions", 4);
    }
    properties.put("transaction.state.log.min.isr", 1);
    properties.put("share.coordinator.state.topic.min.isr", 1);
    properties.put("group.initial.rebalance.delay.ms", 0);
    properties.put("log.cleaner.dedupe.buffer.size", 16 << 20); // taken from the small heap
    properties.putAll(settings.options());
    return properties.entrySet().stream()
        .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
        .collect(Collectors.joining());
  }
}
