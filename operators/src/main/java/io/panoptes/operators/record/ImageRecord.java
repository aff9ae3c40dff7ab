package io.panoptes.operators.record;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.Objects;

/**
 * An image event that waits for its result: this is what a checkpoint holds of an image in flight.
 *
 * <p>An inline image is not stored beside the record it came in but as a range of its value, so
 * that a checkpoint holds the compressed bytes once.
 *
 * @param capturedAt microseconds since 1970
 * @param contentStart first byte of an inline image in the value of the source record
 * @param contentLength bytes of the inline image, 0 or more
 * @param reference address of the image; null where it is inline
 */
public record ImageRecord(
    SourceRecord source,
    String imageId,
    String sourceId,
    long capturedAt,
    int contentStart,
    int contentLength,
    String reference) {

  public ImageRecord {
    requireNonNull(source, "source is null");
    requireNonNull(imageId, "imageId is null");
    requireNonNull(sourceId, "sourceId is null");
    if (reference == null) {
      Objects.checkFromIndexSize(contentStart, contentLength, source.value().length);
    }
  }

  /** An image whose bytes are a range of the value of its record. */
  public static ImageRecord inline(
      SourceRecord source,
      String imageId,
      String sourceId,
      long capturedAt,
      int contentStart,
      int contentLength) {
    return new ImageRecord(
        source, imageId, sourceId, capturedAt, contentStart, contentLength, null);
  }

  /** An image that lies elsewhere. */
  public static ImageRecord referenced(
      SourceRecord source, String imageId, String sourceId, long capturedAt, String uri) {
    return new ImageRecord(
        source, imageId, sourceId, capturedAt, 0, 0, requireNonNull(uri, "uri is null"));
  }

  /** The inline bytes, copied, or the reference. */
  public ImageContent content() {
    return reference == null
        ? new ImageContent.Inline(
            Arrays.copyOfRange(source.value(), contentStart, contentStart + contentLength))
        : new ImageContent.Reference(reference);
  }

  public ImageIdentity identity() {
    return new ImageIdentity(source.origin(), source.headers(), imageId, sourceId, capturedAt);
  }
}
