package io.panoptes.operators.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.panoptes.operators.record.DeadLetterReason;
import io.panoptes.operators.record.ImageFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpReferencesTest {

  private final CountDownLatch end = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private HttpServer server;
  private String host;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/small", exchange -> answer(exchange, 200, 10));
    server.createContext("/large", exchange -> answer(exchange, 200, 100_000));
    server.createContext("/missing", exchange -> answer(exchange, 404, 10));
    server.createContext(
        "/gzip",
        exchange -> {
          exchange.getResponseHeaders().add("Content-Encoding", "gzip");
          answer(exchange, 200, 10);
        });
    server.createContext(
        "/moved",
        exchange -> {
          exchange.getResponseHeaders().add("Location", "/small");
          answer(exchange, 302, 0);
        });
    server.createContext("/slow", this::answerSlowly);
    server.start();
    host = "127.0.0.1:" + server.getAddress().getPort();
  }

  @AfterEach
  void stop() {
    end.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  @Test
  void imageOfAListedHostIsRead() throws ImageFailure {
    assertThat(reader(host).read("http://" + host + "/small")).hasSize(10);
  }

  @Test
  void bodyAboveTheLimitIsTooLarge() {
    assertRefused("/large", DeadLetterReason.CONTENT_TOO_LARGE, "more bytes than the limit of 10");
  }

  @Test
  void redirectIsNotFollowed() {
    assertRefused("/moved", DeadLetterReason.REFERENCE_UNREADABLE, "redirects are not followed");
  }

  @Test
  void compressedBodyStaysCompressed() throws ImageFailure {
    assertThat(reader(host).read("http://" + host + "/gzip")).hasSize(10);
  }

  @Test
  void statusOtherThanOkIsUnreadable() {
    assertRefused("/missing", DeadLetterReason.REFERENCE_UNREADABLE, "status 404");
  }

  @Test
  void answerThatIsNoHttpIsUnreadable() throws IOException {
    try (ServerSocket bare = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
      threads.execute(() -> answerBarely(bare, "HTTP/1.1 000 OK\r\n\r\n"));
      String place = "127.0.0.1:" + bare.getLocalPort();
      assertThatThrownBy(() -> reader(place).read("http://" + place + "/"))
          .isInstanceOfSatisfying(
              ImageFailure.class,
              failure ->
                  assertThat(failure.reason()).isEqualTo(DeadLetterReason.REFERENCE_UNREADABLE))
          .hasMessageContaining("its answer is no HTTP");
    }
  }

  @Test
  void serverThatHangsUpBetweenImagesLosesNone() throws Exception {
    try (ServerSocket bare = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
      String place = "127.0.0.1:" + bare.getLocalPort();
      ReferenceReader one = reader(place);
      for (int image = 0; image < 5; image++) {
        Future<?> hungUp =
            threads.submit(
                () -> answerBarely(bare, "HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\na"));
        assertThat(one.read("http://" + place + "/")).hasSize(1);
        hungUp.get();
      }
    }
  }

  @Test
  void bodyThatDoesNotEndIsGivenUpInTime() {
    ReferenceReader hasty = reader(host, Duration.ofMillis(500));
    assertThatThrownBy(() -> hasty.read("http://" + host + "/slow"))
        .isInstanceOfSatisfying(
            ImageFailure.class,
            failure ->
                assertThat(failure.reason()).isEqualTo(DeadLetterReason.REFERENCE_UNREADABLE));
  }

  @Test
  void hostWithoutItsPortIsDenied() {
    assertThatThrownBy(() -> reader("127.0.0.1").read("http://" + host + "/small"))
        .isInstanceOfSatisfying(
            ImageFailure.class,
            failure -> assertThat(failure.reason()).isEqualTo(DeadLetterReason.REFERENCE_DENIED));
  }

  @Test
  void nameBeforeTheHostIsDenied() {
    assertThatThrownBy(() -> reader(host).read("http://user@" + host + "/small"))
        .hasMessageContaining("of none of the hosts that references may name");
  }

  private void assertRefused(String path, DeadLetterReason reason, String message) {
    assertThatThrownBy(() -> reader(host).read("http://" + host + path))
        .isInstanceOfSatisfying(
            ImageFailure.class, failure -> assertThat(failure.reason()).isEqualTo(reason))
        .hasMessageContaining(message);
  }

  private static ReferenceReader reader(String host) {
    return reader(host, Duration.ofSeconds(30));
  }

  private static ReferenceReader reader(String host, Duration timeout) {
    return new ReferenceReader(
        new ReferencePolicy(List.of(), List.of(host), List.of(), 10, timeout));
  }

  private static void answer(HttpExchange exchange, int status, int bytes) throws IOException {
    exchange.sendResponseHeaders(status, bytes == 0 ? -1 : bytes);
    exchange.getResponseBody().write(new byte[bytes]);
    exchange.close();
  }

  /** One answer, which keeps the connection by HTTP 1.1; then it hangs up. */
  private static void answerBarely(ServerSocket server, String answer) {
    try (Socket socket = server.accept()) {
      socket.getInputStream().read(new byte[1 << 12]);
      socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void answerSlowly(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 5);
    exchange.getResponseBody().write(1);
    exchange.getResponseBody().flush();
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    exchange.close();
  }
}
