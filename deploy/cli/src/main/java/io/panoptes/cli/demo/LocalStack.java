package io.panoptes.cli.demo;

import io.panoptes.local.LocalBroker;
import io.panoptes.local.LocalBrokerSettings;
import io.panoptes.local.LocalRegistry;
import io.panoptes.local.LocalRegistrySettings;

/** A broker and a registry, each a process of its own that ends with this one. */
public final class LocalStack implements AutoCloseable {

  private final LocalBroker broker;
  private final LocalRegistry registry;

  private LocalStack(LocalBroker broker, LocalRegistry registry) {
    this.broker = broker;
    this.registry = registry;
  }

  /**
   * @param brokerPort 0 for any that is free; likewise {@code registryPort}
   */
  public static LocalStack start(int brokerPort, int registryPort) {
    LocalBroker broker = LocalBroker.start(LocalBrokerSettings.defaults().withPort(brokerPort));
    try {
      return new LocalStack(
          broker, LocalRegistry.start(LocalRegistrySettings.defaults().withPort(registryPort)));
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

  @Override
  public void close() {
    registry.close();
    broker.close();
  }
}
