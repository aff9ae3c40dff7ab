package io.panoptes.schemas.serde;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Answers what it was told, once each and in order, for what a real registry does not do on demand;
 * ordinary calls are tested with a real one.
 */
final class RegistryStub implements AutoCloseable {

  record Answer(int status, String body) {}

  private final HttpServer server;
  private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
  private final Queue<String> requests = new ConcurrentLinkedQueue<>();

  RegistryStub() throws IOException {
    this(HttpServer.create());
  }

  /**
   * @param server neither bound nor started
   */
  RegistryStub(HttpServer server) throws IOException {
    this.server = server;
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  RegistryStub will(int status, String body) {
    answers.add(new Answer(status, body));
    return this;
  }

  /** Method, path and user of each request so far. */
  List<String> requests() {
    return List.copyOf(requests);
  }

  int port() {
    return server.getAddress().getPort();
  }

  String url() {
    return "http://127.0.0.1:%d".formatted(port());
  }

  private void answer(HttpExchange exchange) throws IOException {
    String user = exchange.getRequestHeaders().getFirst("Authorization");
    requests.add(
        "%s %s %s"
            .formatted(exchange.getRequestMethod(), exchange.getRequestURI().getPath(), user));
    Answer answer = answers.remove();
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(answer.status(), body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
