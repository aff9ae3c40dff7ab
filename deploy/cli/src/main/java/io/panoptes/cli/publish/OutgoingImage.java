package io.panoptes.cli.publish;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;

/**
 * An image to publish.
 *
 * @param capturedAt kept to the microsecond
 */
public record OutgoingImage(
    String sourceId,
    String imageId,
    Instant capturedAt,
    Content content,
    Map<String, String> attributes) {

  /** An encoded image. */
  public sealed interface Content {}

  /** Always travels inline; not copied. */
  public record Bytes(byte[] encoded) implements Content {}

  /** Travels inline, or as a reference to the file where that is above the limit. */
  public record InFile(Path file) implements Content {}

  public OutgoingImage {
    requireNonNull(capturedAt, "capturedAt is null");
    requireNonNull(content, "content is null");
    attributes = Map.copyOf(attributes);
    if (sourceId.isEmpty() || imageId.isEmpty()) {
      throw new IllegalArgumentException(
          "source id '%s' and image id '%s': each has at least 1 character"
              .formatted(sourceId, imageId));
    }
  }

  public static OutgoingImage ofBytes(
      String sourceId, String imageId, Instant capturedAt, byte[] encoded) {
    return new OutgoingImage(sourceId, imageId, capturedAt, new Bytes(encoded), Map.of());
  }

  public static OutgoingImage ofFile(
      String sourceId, String imageId, Instant capturedAt, Path file) {
    return new OutgoingImage(sourceId, imageId, capturedAt, new InFile(file), Map.of());
  }

  public OutgoingImage withAttributes(Map<String, String> newAttributes) {
    return new OutgoingImage(sourceId, imageId, capturedAt, content, newAttributes);
  }
}
