package io.panoptes.operators.reference;

import static io.panoptes.operators.record.DeadLetterReason.CONTENT_TOO_LARGE;
import static io.panoptes.operators.record.DeadLetterReason.REFERENCE_DENIED;
import static io.panoptes.operators.record.DeadLetterReason.REFERENCE_UNREADABLE;

import io.panoptes.operators.record.DeadLetterReason;
import io.panoptes.operators.record.ImageFailure;
import io.panoptes.operators.record.Stage;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/**
 * Reads from the listed hosts. Redirects are not followed: a listed host could point anywhere with
 * them.
 */
final class HttpReferences {

  private static final int OK = 200;

  private final Set<String> hosts;
  private final long maxBytes;
  private final Duration timeout;
  private final HttpClient client;

  HttpReferences(ReferencePolicy policy) {
    hosts =
        policy.hosts().stream()
            .map(host -> host.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
    maxBytes = policy.maxBytes();
    timeout = policy.timeout();
    client =
        HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(timeout)
            .build();
  }

  byte[] read(URI uri) throws ImageFailure {
    checkHost(uri);
    // The limit of a request ends with its headers; waiting with a limit covers the body as well.
    CompletableFuture<HttpResponse<byte[]>> exchange =
        client.sendAsync(
            HttpRequest.newBuilder(uri).timeout(timeout).GET().build(),
            head ->
                head.statusCode() == OK
                    ? new BoundedBody(maxBytes)
                    : HttpResponse.BodySubscribers.replacing(new byte[0]));
    try {
      HttpResponse<byte[]> response = exchange.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
      if (response.statusCode() != OK) {
        throw failure(uri, REFERENCE_UNREADABLE, status(response.statusCode()), null);
      }
      return response.body();
    } catch (TimeoutException e) {
      exchange.cancel(true);
      throw failure(uri, REFERENCE_UNREADABLE, "no answer within %s".formatted(timeout), e);
    } catch (ExecutionException e) {
      throw cause(uri, e.getCause());
    } catch (InterruptedException e) {
      exchange.cancel(true);
      Thread.currentThread().interrupt();
      throw failure(uri, REFERENCE_UNREADABLE, "interrupted", e);
    }
  }

  private void checkHost(URI uri) throws ImageFailure {
    String host = uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
    boolean https = "https".equalsIgnoreCase(uri.getScheme());
    int own = https ? 443 : 80;
    boolean listed =
        uri.getPort() == -1 || uri.getPort() == own
            ? hosts.contains(host) || hosts.contains(host + ":" + own)
            : hosts.contains(host + ":" + uri.getPort());
    if (!listed || host.isEmpty() || uri.getRawUserInfo() != null) {
      throw new ImageFailure(
          REFERENCE_DENIED,
          Stage.READ,
          "reference %s is of none of the hosts that references may name".formatted(uri));
    }
  }

  private ImageFailure cause(URI uri, Throwable cause) {
    for (Throwable t = cause; t != null; t = t.getCause()) {
      if (t instanceof BoundedBody.TooLarge) {
        return failure(
            uri,
            CONTENT_TOO_LARGE,
            "it has more bytes than the limit of %d".formatted(maxBytes),
            cause);
      }
    }
    return failure(uri, REFERENCE_UNREADABLE, String.valueOf(cause), cause);
  }

  private static String status(int status) {
    return status >= 300 && status < 400
        ? "status %d, and redirects are not followed".formatted(status)
        : "status %d".formatted(status);
  }

  private static ImageFailure failure(
      URI uri, DeadLetterReason reason, String problem, Throwable cause) {
    return new ImageFailure(
        reason, Stage.READ, "reference %s cannot be read: %s".formatted(uri, problem), cause);
  }
}
