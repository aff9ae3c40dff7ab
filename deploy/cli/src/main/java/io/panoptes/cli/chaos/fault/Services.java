package io.panoptes.cli.chaos.fault;

import io.panoptes.local.LocalBroker;
import io.panoptes.local.LocalBrokerSettings;
import io.panoptes.local.LocalRegistry;
import io.panoptes.local.LocalRegistrySettings;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A broker and a registry that come back on their ports with what they held. For one thread, but
 * for closing.
 */
public final class Services implements AutoCloseable {

  /** Of a process on a machine that has much else to do. */
  static final Duration START_LIMIT = Duration.ofMinutes(5);

  private final LocalBrokerSettings brokerSettings;
  private final LocalRegistrySettings registrySettings;
  private LocalBroker broker;
  private LocalRegistry registry;

  private Services(
      LocalBrokerSettings brokerSettings,
      LocalRegistrySettings registrySettings,
      LocalBroker broker,
      LocalRegistry registry) {
    this.brokerSettings = brokerSettings.withPort(broker.port());
    this.registrySettings = registrySettings.withPort(registry.port());
    this.broker = broker;
    this.registry = registry;
  }

  /**
   * @param work where they keep data and logs
   */
  public static Services start(Path work) {
    LocalBrokerSettings brokerSettings =
        LocalBrokerSettings.defaults()
            .withFolder(work.resolve("broker"))
            .withStartLimit(START_LIMIT);
    LocalRegistrySettings registrySettings =
        LocalRegistrySettings.defaults()
            .withFolder(work.resolve("registry"))
            .withStartLimit(START_LIMIT);
    LocalBroker broker = LocalBroker.start(brokerSettings);
    try {
      return new Services(
          brokerSettings, registrySettings, broker, LocalRegistry.start(registrySettings));
    } catch (RuntimeException e) {
      broker.close();
      throw e;
    }
  }

  public String bootstrapServers() {
    return broker.bootstrapServers();
  }

  public String registryUrl() {
    return registry.url().toString();
  }

  void killBroker() {
    broker.kill();
  }

  void startBroker() {
    broker.close();
    broker = LocalBroker.start(brokerSettings);
  }

  void suspendBroker(Duration time) {
    broker.suspend(time);
  }

  void killRegistry() {
    registry.kill();
  }

  void startRegistry() {
    registry.close();
    registry = LocalRegistry.start(registrySettings);
  }

  @Override
  public void close() {
    registry.close();
    broker.close();
  }
}
