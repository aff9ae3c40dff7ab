package io.panoptes.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalRegistryITCase {

  private final HttpClient client = HttpClient.newHttpClient();

  @Test
  void schemaOfASubjectIsKept() throws Exception {
    register("local.kept-value", "{\\\"type\\\":\\\"string\\\"}");

    HttpResponse<String> versions =
        send(request("/subjects/local.kept-value/versions").GET().build());

    assertThat(versions.body()).isEqualTo("[1]");
  }

  @Test
  void schemaThatCannotReadTheLastOneIsRefused() throws Exception {
    register("local.ruled-value", "{\\\"type\\\":\\\"string\\\"}");

    HttpResponse<String> refused = register("local.ruled-value", "{\\\"type\\\":\\\"int\\\"}");

    assertThat(refused.statusCode()).isEqualTo(409);
  }

  @Test
  void killedRegistryGoesOnWithItsKeptFolder(@TempDir Path kept) throws Exception {
    LocalRegistrySettings settings = LocalRegistrySettings.defaults().withFolder(kept);
    String schema = "{\\\"type\\\":\\\"string\\\"}";
    String before;
    try (LocalRegistry registry = LocalRegistry.start(settings)) {
      before = register(registry, "local.killed-value", schema).body();
      registry.kill();
    }

    try (LocalRegistry registry = LocalRegistry.start(settings)) {
      String after = register(registry, "local.killed-value", schema).body();

      assertThat(after).isEqualTo(before).startsWith("{\"id\":");
    }
  }

  @Test
  void takenPortIsToldInOneLine() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      LocalRegistrySettings settings =
          LocalRegistrySettings.defaults().withPort(taken.getLocalPort());

      assertThatThrownBy(() -> LocalRegistry.start(settings))
          .isInstanceOf(LocalServiceException.class)
          .hasMessageStartingWith(
              "schema registry cannot listen on 127.0.0.1:" + taken.getLocalPort());
    }
  }

  @Test
  void homeWithoutAServerIsRefused(@TempDir Path empty) {
    LocalRegistrySettings settings =
        new LocalRegistrySettings(0, empty, Optional.empty(), 256, Duration.ofSeconds(1));

    assertThatThrownBy(() -> LocalRegistry.start(settings))
        .isInstanceOf(LocalServiceException.class)
        .hasMessage(
            "schema registry cannot be started: there is no *-runner.jar in %s, which"
                + " panoptes.registry.home names; build deploy/local, which unpacks the server"
                + " there",
            empty);
  }

  private HttpResponse<String> register(String subject, String schema)
      throws IOException, InterruptedException {
    return register(SharedServices.registry(), subject, schema);
  }

  private HttpResponse<String> register(LocalRegistry registry, String subject, String schema)
      throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(URI.create(registry.url() + "/subjects/" + subject + "/versions"))
            .header("Content-Type", "application/vnd.schemaregistry.v1+json")
            .POST(HttpRequest.BodyPublishers.ofString("{\"schema\":\"" + schema + "\"}"))
            .build());
  }

  private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
    return client.send(request, HttpResponse.BodyHandlers.ofString());
  }

  private static HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(SharedServices.registry().url() + path));
  }
}
