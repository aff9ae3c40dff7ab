package io.panoptes.cli.kafka;

import io.panoptes.topology.options.KafkaOptions;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.cert.CertificateException;
import java.util.Objects;
import java.util.stream.Stream;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Whether brokers that give a client without TLS no answer would give one to a client with it: they
 * just hang up, and the client cannot tell why.
 *
 * @param kafka as the client was set up
 */
record TlsProbe(KafkaOptions kafka) {

  static final String PROTOCOL = "security.protocol";

  private static final int LIMIT_MILLIS = 2_000;

  /** What the client speaks. */
  static String protocol(KafkaOptions kafka) {
    return kafka.properties().getOrDefault(PROTOCOL, "PLAINTEXT");
  }

  /** Asks the first of the brokers; false for a client that speaks TLS. */
  boolean wantsTls() {
    String server = kafka.bootstrapServers().split(",")[0].strip();
    int colon = server.lastIndexOf(':');
    if (protocol(kafka).endsWith("SSL") || colon < 0) {
      return false;
    }
    try (Socket socket = new Socket()) {
      String host = server.substring(0, colon);
      int port = Integer.parseInt(server.substring(colon + 1));
      socket.connect(new InetSocketAddress(host, port), LIMIT_MILLIS);
      socket.setSoTimeout(LIMIT_MILLIS);
      SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
      try (SSLSocket tls = (SSLSocket) factory.createSocket(socket, host, port, true)) {
        tls.startHandshake();
        return true;
      }
    } catch (IOException | IllegalArgumentException e) {
      return Stream.iterate((Throwable) e, Objects::nonNull, Throwable::getCause)
          .anyMatch(CertificateException.class::isInstance); // it has one, and it is not trusted
    }
  }
}
