package io.panoptes.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/** Asks a service that may not be up yet. */
final class HttpProbe {

  private static final Duration LIMIT = Duration.ofSeconds(5);

  private final HttpClient client = HttpClient.newHttpClient();

  /** The body of a 200 answer; empty for any other answer, and while nothing answers. */
  Optional<String> get(URI uri) {
    HttpRequest request = HttpRequest.newBuilder(uri).timeout(LIMIT).build();
    try {
      HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
      return response.statusCode() == 200 ? Optional.of(response.body()) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
