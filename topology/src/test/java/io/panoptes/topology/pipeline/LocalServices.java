package io.panoptes.topology.pipeline;

import io.panoptes.local.LocalBroker;
import io.panoptes.local.LocalBrokerSettings;
import io.panoptes.local.LocalRegistry;
import io.panoptes.local.LocalRegistrySettings;
import io.panoptes.topology.options.OptionsReader;

/** A real broker and a real registry, shared by all tests of the JVM; they end with it. */
final class LocalServices {

  private static LocalBroker broker;
  private static LocalRegistry registry;

  private LocalServices() {}

  /** Options of a line of its own: three partitions, two subtasks, checkpoints each half second. */
  static synchronized OptionsReader options(String prefix) {
    if (broker == null) {
      broker = LocalBroker.start(LocalBrokerSettings.defaults().withMaxMessageBytes(32 << 20));
    }
    if (registry == null) {
      registry = LocalRegistry.start(LocalRegistrySettings.defaults());
    }
    return new OptionsReader()
        .set("kafka.bootstrap-servers", broker.bootstrapServers())
        .set("registry.urls", registry.url().toString())
        .set("topics.prefix", prefix)
        .set("topics.partitions", "3")
        .set("pipeline.parallelism", "2")
        .set("pipeline.checkpoint.interval", "500 ms");
  }
}
