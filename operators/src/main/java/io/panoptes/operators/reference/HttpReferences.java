package io.panoptes.operators.reference;

import static io.panoptes.operators.record.DeadLetterReason.CONTENT_TOO_LARGE;
import static io.panoptes.operators.record.DeadLetterReason.REFERENCE_DENIED;
import static io.panoptes.operators.record.DeadLetterReason.REFERENCE_UNREADABLE;
import static java.util.Objects.requireNonNull;

import io.panoptes.operators.record.DeadLetterReason;
import io.panoptes.operators.record.ImageFailure;
import io.panoptes.operators.record.Stage;
import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.io.CloseMode;

/**
 * Reads from the listed hosts, at addresses that are public or in listed networks. Redirects are
 * not followed: a listed host could point anywhere with them.
 */
final class HttpReferences implements AutoCloseable {

  private static final int OK = 200;

  private final Set<String> hosts;
  private final long maxBytes;
  private final TimedReads reads;
  private final CloseableHttpClient client;

  HttpReferences(ReferencePolicy policy) {
    this(policy, SystemDefaultDnsResolver.INSTANCE);
  }

  HttpReferences(ReferencePolicy policy, DnsResolver names) {
    this(policy, names, new TimedReads(policy.timeout()));
  }

  HttpReferences(ReferencePolicy policy, DnsResolver names, TimedReads reads) {
    hosts =
        policy.hosts().stream()
            .map(host -> host.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
    maxBytes = policy.maxBytes();
    this.reads = requireNonNull(reads, "reads is null");
    client = ReferenceClient.open(policy.timeout(), new CheckedNames(policy.networks(), names));
  }

  byte[] read(URI uri) throws ImageFailure {
    checkHost(uri);
    HttpGet request = new HttpGet(uri);
    try {
      return reads.read(() -> answer(request));
    } catch (CheckedNames.Denied e) {
      throw failure(uri, REFERENCE_DENIED, e.getMessage(), e);
    } catch (TooLarge e) {
      throw failure(uri, CONTENT_TOO_LARGE, e.getMessage(), e);
    } catch (IOException e) {
      throw failure(uri, REFERENCE_UNREADABLE, problem(e), e);
    } catch (TimeoutException e) {
      throw failure(uri, REFERENCE_UNREADABLE, e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure(uri, REFERENCE_UNREADABLE, "interrupted", e);
    } finally {
      request.cancel(); // hangs up on what is not read to its end
    }
  }

  private byte[] answer(HttpGet request) throws IOException {
    try {
      return client.execute(request, response -> body(request, response));
    } catch (IllegalArgumentException e) {
      // As the client does with a status of 000.
      throw new IOException("its answer is no HTTP: " + e.getMessage(), e);
    }
  }

  private byte[] body(HttpGet request, ClassicHttpResponse response) throws IOException {
    if (response.getCode() != OK) {
      request.cancel();
      throw new IOException(status(response.getCode()));
    }
    HttpEntity entity = response.getEntity();
    byte[] bytes =
        entity == null || entity.getContentLength() > maxBytes
            ? new byte[0]
            : entity.getContent().readNBytes(Math.toIntExact(maxBytes + 1));
    if (entity != null && Math.max(entity.getContentLength(), bytes.length) > maxBytes) {
      request.cancel();
      throw new TooLarge("it has more bytes than the limit of %d".formatted(maxBytes));
    }
    return bytes;
  }

  /** Hangs up all connections. */
  @Override
  public void close() {
    client.close(CloseMode.IMMEDIATE);
  }

  private static final class TooLarge extends IOException {

    private static final long serialVersionUID = 1L;

    TooLarge(String message) {
      super(message);
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

  private static String problem(IOException e) {
    return e.getClass() == IOException.class ? e.getMessage() : e.toString();
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
