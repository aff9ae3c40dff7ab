package io.panoptes.schemas.serde;

import java.io.Serializable;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where the schema registry is and how to talk to it.
 *
 * @param urls one or more http or https addresses, tried in this order; Apicurio's end in {@code
 *     /apis/ccompat/v7}
 * @param properties handed to Confluent's client as they are: {@code basic.auth.*}, {@code
 *     bearer.auth.*}, {@code schema.registry.ssl.*}, {@code proxy.*}, {@code http.*.timeout.ms};
 *     {@code auto.register.schemas=false} makes writers look schemas up and never add one
 * @param timeout how long an unreachable registry is tried again before it is an error
 */
public record RegistrySettings(List<String> urls, Map<String, String> properties, Duration timeout)
    implements Serializable {

  /** The property that forbids writers to register a schema. */
  public static final String AUTO_REGISTER = "auto.register.schemas";

  public RegistrySettings {
    urls = List.copyOf(urls);
    properties = Map.copyOf(properties);
    if (urls.isEmpty()) {
      throw new IllegalArgumentException("no schema registry: name at least one http address");
    }
    urls.forEach(RegistrySettings::parse);
    if (timeout.isNegative() || timeout.isZero()) {
      throw new IllegalArgumentException(
          "schema registry timeout is %s: it must be above 0".formatted(timeout));
    }
  }

  public RegistrySettings(String url, Duration timeout) {
    this(List.of(url), Map.of(), timeout);
  }

  boolean autoRegister() {
    return Boolean.parseBoolean(properties.getOrDefault(AUTO_REGISTER, "true"));
  }

  /** The addresses without the passwords in them, for people. */
  String shownUrls() {
    return String.join(", ", plainUrls());
  }

  /** The addresses without users and passwords: Confluent's client logs them as it gets them. */
  List<String> plainUrls() {
    return urls.stream().map(RegistrySettings::withoutUser).toList();
  }

  /** User and password in the first address that has them, with a colon between. */
  Optional<String> user() {
    return urls.stream().flatMap(url -> Stream.ofNullable(parse(url).getUserInfo())).findFirst();
  }

  /** Names the properties, not their values: some are secret. */
  @Override
  public String toString() {
    return "RegistrySettings[urls=%s, properties=%s, timeout=%s]"
        .formatted(shownUrls(), properties.keySet().stream().sorted().toList(), timeout);
  }

  private static URI parse(String url) {
    try {
      URI uri = new URI(url);
      boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      if (http && uri.getHost() != null) {
        return uri;
      }
    } catch (URISyntaxException e) {
      // Told below, without the text: it may hold a password.
    }
    throw new IllegalArgumentException(
        "schema registry %s is no address: it must look like http://host:port"
            .formatted(url.replaceAll("//.*@", "//")));
  }

  private static String withoutUser(String url) {
    URI uri = parse(url);
    return uri.getRawUserInfo() == null ? url : url.replace(uri.getRawUserInfo() + "@", "");
  }
}
