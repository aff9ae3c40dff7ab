package io.panoptes.operators.reference;

import static java.util.Objects.requireNonNull;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Addresses of listed hosts, for the connection that is made next: what is checked here is what is
 * connected to, so that a name server has no second answer to give.
 */
final class CheckedNames implements DnsResolver {

  /** An address that must not be connected to. */
  static final class Denied extends UnknownHostException {

    private static final long serialVersionUID = 1L;

    Denied(String message) {
      super(message);
    }
  }

  private final List<Network> networks;
  private final DnsResolver names;

  /**
   * @param networks that hosts may be in, besides the public Internet
   */
  CheckedNames(List<Network> networks, DnsResolver names) {
    this.networks = List.copyOf(networks);
    this.names = requireNonNull(names, "names is null");
  }

  /**
   * @throws Denied when any address is neither public nor in a network that is allowed
   */
  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    InetAddress[] addresses = names.resolve(host);
    if (isAddress(host)) {
      return addresses; // listed as it is
    }
    for (InetAddress address : addresses) {
      if (!PublicAddresses.contains(address)
          && networks.stream().noneMatch(network -> network.contains(address))) {
        throw new Denied(
            "host %s is at %s, which is not public: list its network in"
                    .formatted(host, address.getHostAddress())
                + " pipeline.references.networks if that is meant");
      }
    }
    return addresses;
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }

  private static boolean isAddress(String host) {
    return host.indexOf(':') >= 0 || host.matches("[0-9]+([.][0-9]+){3}");
  }
}
