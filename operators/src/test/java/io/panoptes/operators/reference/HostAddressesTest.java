package io.panoptes.operators.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.net.InetAddresses;
import com.sun.net.httpserver.HttpServer;
import io.panoptes.operators.record.DeadLetterReason;
import io.panoptes.operators.record.ImageFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the name of a listed host may lead. */
class HostAddressesTest {

  private HttpServer server;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, 3);
          exchange.getResponseBody().write(new byte[3]);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  /** A name server that has another answer each time. */
  private static final class Names implements DnsResolver {

    private final Deque<String> answers = new ArrayDeque<>();

    Names(String... answers) {
      this.answers.addAll(List.of(answers));
    }

    @Override
    public InetAddress[] resolve(String host) {
      return Stream.of(answers.removeFirst().split(","))
          .map(InetAddresses::forString)
          .toArray(InetAddress[]::new);
    }

    @Override
    public String resolveCanonicalHostname(String host) {
      return host;
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.9.9.9",
        "0.0.0.0",
        "10.0.0.5",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "100.127.255.255",
        "224.0.0.1",
        "255.255.255.255",
        "198.18.0.1",
        "192.0.2.1",
        "::",
        "::1",
        "fe80::1",
        "fc00::1",
        "fd12:3456::1",
        "fec0::1",
        "ff02::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "::127.0.0.1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
        "2001:0:1::1",
        "2001:db8::1",
        "93.184.216.34,10.0.0.5"
      })
  void addressThatIsNotPublicIsDeniedUnlessItsNetworkIsListed(String answer) {
    assertThatThrownBy(() -> references(List.of(), answer).read(uri("images.example.org")))
        .isInstanceOfSatisfying(
            ImageFailure.class,
            failure -> assertThat(failure.reason()).isEqualTo(DeadLetterReason.REFERENCE_DENIED))
        .hasMessageMatching(
            "reference \\S+ cannot be read: host images.example.org is at \\S+, which is not"
                + " public: list its network in pipeline.references.networks if that is meant");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"8.8.8.8", "172.32.0.1", "100.128.0.1", "2606:4700::1111", "2a00:1450::1"})
  void publicAddressIsGivenToTheConnection(String answer) throws Exception {
    assertThat(new CheckedNames(List.of(), new Names(answer)).resolve("images.example.org"))
        .containsExactly(InetAddresses.forString(answer));
  }

  @Test
  void networkThatIsListedIsReached() throws ImageFailure {
    Network loopback = new Network("127.0.0.0/8");
    assertThat(references(List.of(loopback), "127.0.0.1").read(uri("camera.internal"))).hasSize(3);
  }

  /** The second answer, to a question that nobody asks, would be refused by the queue. */
  @Test
  void addressThatWasCheckedIsTheOneThatIsConnectedTo() throws ImageFailure {
    Names names = new Names("127.0.0.1");
    HttpReferences references =
        new HttpReferences(policy(List.of(new Network("127.0.0.1/32"))), names);
    assertThat(references.read(uri("camera.internal"))).hasSize(3);
    assertThat(names.answers).isEmpty();
  }

  @Test
  void hostThatIsListedByItsAddressNeedsNoNetwork() throws ImageFailure {
    assertThat(references(List.of(), "127.0.0.1").read(uri("127.0.0.1"))).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2130706433", "0x7f.1", "0177.0.0.1", "127.1", "[::ffff:127.0.0.1]"})
  void otherSpellingOfAListedAddressIsDenied(String host) {
    assertThatThrownBy(() -> references(List.of(), "127.0.0.1").read(uri(host)))
        .hasMessageContaining("is of none of the hosts that references may name");
  }

  @Test
  void networkThatIsNoneIsRefused() {
    for (String text : List.of("10.0.0.0", "10.0.0.0/33", "10.0.0.0/-1", "fd00::/129", "a/8", "")) {
      assertThatThrownBy(() -> new Network(text))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "network '%s': write an address and how many of its bits count, such as 10.1.0.0/16",
              text);
    }
  }

  private HttpReferences references(List<Network> networks, String answer) {
    return new HttpReferences(policy(networks), new Names(answer));
  }

  private ReferencePolicy policy(List<Network> networks) {
    int port = server.getAddress().getPort();
    return new ReferencePolicy(
        List.of(),
        List.of("images.example.org:" + port, "camera.internal:" + port, "127.0.0.1:" + port),
        networks,
        10,
        Duration.ofSeconds(20));
  }

  private URI uri(String host) {
    return URI.create("http://%s:%d/a".formatted(host, server.getAddress().getPort()));
  }
}
