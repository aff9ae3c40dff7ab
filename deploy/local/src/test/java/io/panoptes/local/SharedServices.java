package io.panoptes.local;

/** One broker for all tests of the JVM; it ends with the JVM. */
final class SharedServices {

  private static LocalBroker broker;

  private SharedServices() {}

  static synchronized LocalBroker broker() {
    if (broker == null) {
      broker = LocalBroker.start(LocalBrokerSettings.defaults());
    }
    return broker;
  }
}
