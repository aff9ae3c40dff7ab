package io.panoptes.operators.reference;

import static io.panoptes.operators.record.DeadLetterReason.REFERENCE_DENIED;

import io.panoptes.operators.record.ImageFailure;
import io.panoptes.operators.record.Stage;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/**
 * Reads the images that references name: {@code file:}, {@code http:} and {@code https:}, each only
 * where the {@link ReferencePolicy} lists the directory or host. Blocks; thread-safe.
 */
public final class ReferenceReader implements AutoCloseable {

  private final FileReferences files;
  private final HttpReferences http;

  /**
   * @throws IllegalArgumentException when a listed directory does not exist
   */
  public ReferenceReader(ReferencePolicy policy) {
    files = new FileReferences(policy);
    http = new HttpReferences(policy);
  }

  /**
   * @return the whole content, 0 to {@code maxBytes} bytes
   * @throws ImageFailure for reasons REFERENCE_DENIED, REFERENCE_UNREADABLE, CONTENT_TOO_LARGE
   */
  public byte[] read(String reference) throws ImageFailure {
    URI uri = parse(reference);
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    return switch (scheme) {
      case "file" -> files.read(uri);
      case "http", "https" -> http.read(uri);
      default ->
          throw new ImageFailure(
              REFERENCE_DENIED,
              Stage.READ,
              "reference %s has scheme '%s': file, http and https are read"
                  .formatted(reference, scheme));
    };
  }

  /** Hangs up all connections; what is being read fails. */
  @Override
  public void close() {
    http.close();
  }

  private static URI parse(String reference) throws ImageFailure {
    try {
      return new URI(reference);
    } catch (URISyntaxException e) {
      throw new ImageFailure(
          REFERENCE_DENIED,
          Stage.READ,
          "reference %s is no address: %s".formatted(reference, e.getReason()),
          e);
    }
  }
}
