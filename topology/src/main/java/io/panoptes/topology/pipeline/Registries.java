package io.panoptes.topology.pipeline;

import io.panoptes.schemas.serde.RegistrySettings;
import io.panoptes.schemas.serde.SchemaRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One connection to each registry in a JVM, held until it ends: what reads and writes Kafka records
 * is opened by Flink but never closed.
 */
final class Registries {

  private static final Map<RegistrySettings, SchemaRegistry> CONNECTED = new ConcurrentHashMap<>();

  private Registries() {}

  static SchemaRegistry connect(RegistrySettings settings) {
    return CONNECTED.computeIfAbsent(settings, SchemaRegistry::connect);
  }
}
