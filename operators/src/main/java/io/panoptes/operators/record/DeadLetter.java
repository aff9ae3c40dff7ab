package io.panoptes.operators.record;

import static java.util.Objects.requireNonNull;

/**
 * A record that ends without a result, and why.
 *
 * @param imageId null where the record could not be read as an image event
 * @param sourceId likewise
 * @param pack whose result it stands for; null where the record came to none
 * @param message one line for people
 * @param failedAt microseconds since 1970
 */
public record DeadLetter(
    SourceRecord source,
    String imageId,
    String sourceId,
    DeadLetterReason reason,
    Stage stage,
    String message,
    long failedAt,
    PackIdentity pack) {

  public DeadLetter {
    requireNonNull(source, "source is null");
    requireNonNull(reason, "reason is null");
    requireNonNull(stage, "stage is null");
    requireNonNull(message, "message is null");
  }

  /** A record that is no image event. */
  public static DeadLetter of(SourceRecord source, ImageFailure failure) {
    return of(source, null, null, failure, null);
  }

  /**
   * An image event without a result.
   *
   * @param pack that was to give it
   */
  public static DeadLetter of(ImageRecord image, ImageFailure failure, PackIdentity pack) {
    return of(
        image.source(),
        image.imageId(),
        image.sourceId(),
        failure,
        requireNonNull(pack, "pack is null"));
  }

  private static DeadLetter of(
      SourceRecord source,
      String imageId,
      String sourceId,
      ImageFailure failure,
      PackIdentity pack) {
    return new DeadLetter(
        source,
        imageId,
        sourceId,
        failure.reason(),
        failure.stage(),
        failure.getMessage(),
        Timestamps.now(),
        pack);
  }
}
