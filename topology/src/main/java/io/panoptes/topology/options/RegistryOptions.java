package io.panoptes.topology.options;

import static java.util.stream.Collectors.joining;

import io.panoptes.schemas.serde.RegistrySettings;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How to reach the schema registry.
 *
 * @param urls at least one; tried in turn
 * @param properties passed to the registry client as they are; {@code toString} masks their values
 * @param timeout how long an unreachable registry is tried again
 */
public record RegistryOptions(List<URI> urls, Map<String, String> properties, Duration timeout) {

  static final Option<List<URI>> URLS =
      new Option<>(
          "registry.urls",
          OptionType.list(OptionType.uri()),
          "http://127.0.0.1:8081",
          "Where the schema registry answers Confluent's REST API; several are tried in turn.");
  static final Option<Map<String, String>> PROPERTIES =
      new Option<>(
          "registry.properties",
          OptionType.properties(),
          "",
          "Passed to the registry client as they are, such as `basic.auth.user.info`.");
  static final Option<Duration> TIMEOUT =
      new Option<>(
          "registry.timeout",
          OptionType.duration(Duration.ofMillis(1), Duration.ofHours(1)),
          "30 s",
          "How long an unreachable registry is tried again.");
  static final List<Option<?>> ALL = List.of(URLS, PROPERTIES, TIMEOUT);

  public RegistryOptions {
    urls = List.copyOf(urls);
    properties = Map.copyOf(properties);
    if (urls.isEmpty()) {
      throw new IllegalArgumentException(
          "%s is empty: at least one URL is required".formatted(URLS.key()));
    }
  }

  static RegistryOptions from(OptionValues values) {
    return new RegistryOptions(values.get(URLS), values.get(PROPERTIES), values.get(TIMEOUT));
  }

  /** What the registry client takes. */
  public RegistrySettings settings() {
    return new RegistrySettings(urls.stream().map(URI::toString).toList(), properties, timeout);
  }

  /** A URL may carry a password: its user part is masked too. */
  @Override
  public String toString() {
    return "RegistryOptions[urls=%s, properties=%s, timeout=%s]"
        .formatted(
            urls.stream().map(url -> Masked.url(url.toString())).collect(joining(", ", "[", "]")),
            Masked.properties(properties),
            timeout);
  }
}
