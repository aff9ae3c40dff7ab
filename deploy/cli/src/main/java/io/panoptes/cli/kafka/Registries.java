package io.panoptes.cli.kafka;

import io.panoptes.schemas.serde.RegistrySettings;
import io.panoptes.schemas.serde.SchemaRegistry;
import io.panoptes.topology.options.RegistryOptions;
import java.net.URI;

/** Connects to the schema registry of the options. */
public final class Registries {

  private Registries() {}

  /** Connects at the first use; the caller closes it. */
  public static SchemaRegistry connect(RegistryOptions options) {
    return SchemaRegistry.connect(
        new RegistrySettings(
            options.urls().stream().map(URI::toString).toList(),
            options.properties(),
            options.timeout()));
  }
}
