package io.panoptes.schemas.serde;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * The properties of Confluent's client, of the types it casts them to, and our defaults for them.
 */
final class ClientProperties {

  private static final Duration LONGEST_CALL = Duration.ofSeconds(10);

  private static final Map<String, Function<String, Number>> NUMBERS =
      Map.of(
          "http.connect.timeout.ms", Integer::valueOf,
          "http.read.timeout.ms", Integer::valueOf,
          "proxy.port", Integer::valueOf,
          "missing.cache.size", Integer::valueOf,
          "missing.id.cache.ttl.sec", Long::valueOf,
          "missing.version.cache.ttl.sec", Long::valueOf,
          "missing.schema.cache.ttl.sec", Long::valueOf,
          "bearer.auth.cache.expiry.buffer.seconds", Short::valueOf);

  private ClientProperties() {}

  static Map<String, Object> of(RegistrySettings settings) {
    Map<String, Object> properties = new HashMap<>();
    Duration timeout = settings.timeout();
    // One call that hangs must leave time to try again.
    Duration call = timeout.compareTo(LONGEST_CALL) < 0 ? timeout : LONGEST_CALL;
    properties.put("http.connect.timeout.ms", Math.toIntExact(call.toMillis()));
    properties.put("http.read.timeout.ms", Math.toIntExact(call.toMillis()));
    // A run of bad records with one unknown id asks the registry once, not once a record.
    properties.put("missing.id.cache.ttl.sec", 10L);
    settings.properties().forEach((key, value) -> properties.put(key, typed(key, value)));
    settings
        .user()
        .ifPresent(
            user -> {
              properties.put("basic.auth.credentials.source", "USER_INFO");
              properties.putIfAbsent("basic.auth.user.info", user);
            });
    return properties;
  }

  private static Object typed(String key, String value) {
    Function<String, Number> number = NUMBERS.get(key);
    try {
      return number == null ? value : number.apply(value);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "schema registry property %s is %s: it must be a whole number".formatted(key, value), e);
    }
  }
}
