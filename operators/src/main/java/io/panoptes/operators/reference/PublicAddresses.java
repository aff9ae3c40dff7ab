package io.panoptes.operators.reference;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/**
 * Addresses of the public Internet, by IANA's registries of special addresses (RFC 6890). All
 * others lead into this machine, its neighbours or its cloud's own services.
 */
final class PublicAddresses {

  private static final List<Network> NOT_PUBLIC_4 =
      networks(
          "0.0.0.0/8", // this network
          "10.0.0.0/8", // private
          "100.64.0.0/10", // shared behind carriers' NAT
          "127.0.0.0/8", // loopback
          "169.254.0.0/16", // link-local, clouds' metadata
          "172.16.0.0/12", // private
          "192.0.0.0/24", // protocol assignments
          "192.0.2.0/24", // documentation
          "192.88.99.0/24", // 6to4 relays
          "192.168.0.0/16", // private
          "198.18.0.0/15", // benchmarks
          "198.51.100.0/24", // documentation
          "203.0.113.0/24", // documentation
          "224.0.0.0/3"); // multicast, reserved, broadcast

  /** All global unicast addresses; loopback, mapped, translated and local ones lie outside. */
  private static final Network PUBLIC_6 = new Network("2000::/3");

  private static final List<Network> NOT_PUBLIC_6 =
      networks(
          "2001::/23", // protocol assignments, Teredo
          "2001:db8::/32", // documentation
          "2002::/16", // 6to4, which holds any IPv4 address
          "3fff::/20"); // documentation

  private PublicAddresses() {}

  /** An IPv4 address mapped into IPv6 is that IPv4 address, as Java reads it. */
  static boolean contains(InetAddress address) {
    return address instanceof Inet4Address
        ? outside(NOT_PUBLIC_4, address)
        : PUBLIC_6.contains(address) && outside(NOT_PUBLIC_6, address);
  }

  private static boolean outside(List<Network> excluded, InetAddress address) {
    return excluded.stream().noneMatch(network -> network.contains(address));
  }

  private static List<Network> networks(String... texts) {
    return Stream.of(texts).map(Network::new).toList();
  }
}
