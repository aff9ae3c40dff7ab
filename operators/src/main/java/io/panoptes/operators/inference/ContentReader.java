package io.panoptes.operators.inference;

import io.panoptes.models.image.ImageDecoder;
import io.panoptes.models.image.ImageRejectedException;
import io.panoptes.models.image.RgbImage;
import io.panoptes.operators.record.DeadLetterReason;
import io.panoptes.operators.record.ImageContent;
import io.panoptes.operators.record.ImageFailure;
import io.panoptes.operators.record.Stage;
import io.panoptes.operators.reference.ReferenceReader;

/** From the content of a record to pixels, step by step. Thread-safe; the steps block. */
final class ContentReader implements AutoCloseable {

  private final ReferenceReader references;
  private final ImageDecoder decoder;

  ContentReader(InferenceSettings settings) {
    references = new ReferenceReader(settings.references());
    decoder = new ImageDecoder(settings.imageLimits());
  }

  byte[] read(ImageContent content) throws ImageFailure {
    if (content instanceof ImageContent.Reference reference) {
      return references.read(reference.uri());
    }
    return ((ImageContent.Inline) content).bytes();
  }

  @Override
  public void close() {
    references.close();
  }

  /** How many pixels the decoded image will have, by its header. */
  long pixels(byte[] bytes) throws ImageFailure {
    try {
      return decoder.pixels(bytes);
    } catch (ImageRejectedException e) {
      throw failure(e);
    }
  }

  /** One that lacks memory is decoded once more, alone, as others may have held it. */
  RgbImage decode(byte[] bytes) throws ImageFailure {
    try {
      return decodeOnce(bytes);
    } catch (OutOfMemoryError e) {
      return decodeAlone(bytes);
    }
  }

  private synchronized RgbImage decodeAlone(byte[] bytes) throws ImageFailure {
    try {
      return decodeOnce(bytes);
    } catch (OutOfMemoryError e) {
      throw new ImageFailure(
          DeadLetterReason.OUT_OF_MEMORY,
          Stage.DECODE,
          "an image of %d bytes and %d pixels cannot be decoded: %s"
              .formatted(bytes.length, pixels(bytes), e),
          e);
    }
  }

  private RgbImage decodeOnce(byte[] bytes) throws ImageFailure {
    try {
      return decoder.decode(bytes);
    } catch (ImageRejectedException e) {
      throw failure(e);
    }
  }

  private static ImageFailure failure(ImageRejectedException e) {
    return new ImageFailure(reason(e), Stage.DECODE, e.getMessage(), e);
  }

  private static DeadLetterReason reason(ImageRejectedException e) {
    return switch (e.rejection()) {
      case EMPTY -> DeadLetterReason.EMPTY_CONTENT;
      case TOO_LARGE -> DeadLetterReason.CONTENT_TOO_LARGE;
      case UNSUPPORTED_FORMAT -> DeadLetterReason.UNSUPPORTED_FORMAT;
      case TOO_MANY_PIXELS -> DeadLetterReason.TOO_MANY_PIXELS;
      case TRUNCATED -> DeadLetterReason.TRUNCATED_IMAGE;
      case CORRUPT -> DeadLetterReason.CORRUPT_IMAGE;
    };
  }
}
