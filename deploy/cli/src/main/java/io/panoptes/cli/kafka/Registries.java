package io.panoptes.cli.kafka;

import io.panoptes.schemas.serde.RegistrySettings;
import io.panoptes.schemas.serde.SchemaRegistry;
import io.panoptes.topology.options.RegistryOptions;
import java.net.URI;

/** Connects to the schema registry of the options. */
public final class Registries {

  private Registries() {}

  /**
   * Asks the registry for any schema, so that one that does not answer is known before work starts.
   *
   * @throws io.panoptes.schemas.serde.RegistryException if it does not answer within its timeout
   */
  public static void check(RegistryOptions options) {
    try (SchemaRegistry registry = connect(options)) {
      registry.byId(1);
    }
  }

  /** Connects at the first use; the caller closes it. */
  public static SchemaRegistry connect(RegistryOptions options) {
    return SchemaRegistry.connect(
        new RegistrySettings(
            options.urls().stream().map(URI::toString).toList(),
            options.properties(),
            options.timeout()));
  }
}
