package io.panoptes.operators.reference;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.time.Duration;
import java.util.List;

/**
 * Which references are followed. A place that is not listed is denied.
 *
 * @param directories absolute paths; files anywhere below may be read, also through symbolic links
 *     that stay below
 * @param hosts host names, each with the port after a colon where it is not the scheme's own
 * @param networks that listed names may lead to besides the public Internet; a host that is listed
 *     by its address needs none
 * @param maxBytes limit of one image, at least 1
 * @param timeout limit of the time to read one image
 */
public record ReferencePolicy(
    List<String> directories,
    List<String> hosts,
    List<Network> networks,
    long maxBytes,
    Duration timeout)
    implements Serializable {

  /** No reference is followed. */
  public static final ReferencePolicy DENY_ALL =
      new ReferencePolicy(List.of(), List.of(), List.of(), 64L << 20, Duration.ofSeconds(10));

  public ReferencePolicy {
    directories = List.copyOf(directories);
    hosts = List.copyOf(hosts);
    networks = List.copyOf(networks);
    requireNonNull(timeout, "timeout is null");
    if (maxBytes < 1 || maxBytes > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          "a limit of %d bytes an image: 1 to %d are possible"
              .formatted(maxBytes, Integer.MAX_VALUE - 8));
    }
    if (timeout.isNegative() || timeout.isZero()) {
      throw new IllegalArgumentException(
          "a time limit of %s an image: it must be above 0".formatted(timeout));
    }
  }
}
