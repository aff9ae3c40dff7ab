package io.panoptes.topology.options;

import static java.util.Objects.requireNonNull;

import io.panoptes.operators.reference.Network;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Which references of image events are followed; none by default.
 *
 * @param directories {@code file:} references below these are read
 * @param hosts {@code http(s):} references to these are read; {@code host} or {@code host:port}
 * @param networks that names of hosts may lead to besides the public Internet
 * @param maxBytes of what a reference leads to
 * @param timeout for reading one
 */
public record ReferenceOptions(
    List<Path> directories,
    List<String> hosts,
    List<Network> networks,
    long maxBytes,
    Duration timeout) {

  static final Option<List<Path>> DIRECTORIES =
      new Option<>(
          "pipeline.references.directories",
          OptionType.list(OptionType.path()),
          "",
          "Folders below which `file:` references are read; empty refuses them all.");
  static final Option<List<String>> HOSTS =
      new Option<>(
          "pipeline.references.hosts",
          OptionType.list(OptionType.text()),
          "",
          "Hosts, or host:port, whose `http:` and `https:` references are read; empty refuses"
              + " them all.");
  static final Option<List<Network>> NETWORKS =
      new Option<>(
          "pipeline.references.networks",
          OptionType.list(OptionType.network()),
          "",
          "Networks, such as 10.1.0.0/16, that names in `hosts` may lead to; others must lead to"
              + " public addresses. A host listed by its address needs none.");
  static final Option<Long> MAX_BYTES =
      new Option<>(
          "pipeline.references.max-bytes",
          OptionType.size(1, 1L << 30),
          "32 MiB",
          "The largest image that is read from a reference.");
  static final Option<Duration> TIMEOUT =
      new Option<>(
          "pipeline.references.timeout",
          OptionType.duration(Duration.ofMillis(1), Duration.ofMinutes(5)),
          "10 s",
          "How long reading one reference may take.");
  static final List<Option<?>> ALL = List.of(DIRECTORIES, HOSTS, NETWORKS, MAX_BYTES, TIMEOUT);

  public ReferenceOptions {
    directories = List.copyOf(directories);
    hosts = List.copyOf(hosts);
    networks = List.copyOf(networks);
    requireNonNull(timeout, "timeout is null");
  }

  static ReferenceOptions from(OptionValues values) {
    return new ReferenceOptions(
        values.get(DIRECTORIES),
        values.get(HOSTS),
        values.get(NETWORKS),
        values.get(MAX_BYTES),
        values.get(TIMEOUT));
  }
}
