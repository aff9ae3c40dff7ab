package io.panoptes.local;

import static java.util.Objects.requireNonNull;

import java.util.Map;

/**
 * What a broker asks of its clients.
 *
 * @param protocol of Kafka, such as {@code SASL_SSL}
 * @param broker its settings for that, such as {@code ssl.keystore.location}; clients come in at
 *     the listener {@value #LISTENER}
 * @param client settings of a client that is let in: who starts the broker asks it whether it is up
 */
public record ListenerSecurity(
    String protocol, Map<String, String> broker, Map<String, String> client) {

  /** Name of the clients' listener, in lower case a part of some of the broker's settings. */
  public static final String LISTENER = "CLIENTS";

  /** Everybody on this machine is let in. */
  public static final ListenerSecurity NONE = new ListenerSecurity("PLAINTEXT", Map.of(), Map.of());

  /** Copies the maps. */
  public ListenerSecurity {
    requireNonNull(protocol, "protocol is null");
    broker = Map.copyOf(broker);
    client = Map.copyOf(client);
  }

  /** Some of the settings are secret. */
  @Override
  public String toString() {
    return String.format(
        "ListenerSecurity[protocol=%s, broker=%s, client=%s]",
        protocol, broker.keySet(), client.keySet());
  }
}
