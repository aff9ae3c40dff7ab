package io.panoptes.local;

/** One broker and one registry for all tests of the JVM; they end with the JVM. */
final class SharedServices {

  private static LocalBroker broker;
  private static LocalRegistry registry;

  private SharedServices() {}

  static synchronized LocalBroker broker() {
    if (broker == null) {
      broker = LocalBroker.start(LocalBrokerSettings.defaults());
    }
    return broker;
  }

  static synchronized LocalRegistry registry() {
    if (registry == null) {
      registry = LocalRegistry.start(LocalRegistrySettings.defaults());
    }
    return registry;
  }
}
