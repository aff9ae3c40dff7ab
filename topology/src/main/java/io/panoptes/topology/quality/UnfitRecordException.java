package io.panoptes.topology.quality;

import io.panoptes.models.text.OneLine;

/** A result or truth that cannot be compared; the message is one line for people. */
final class UnfitRecordException extends Exception {

  private static final long serialVersionUID = 1L;

  UnfitRecordException(String message) {
    super(OneLine.of(message));
  }

  UnfitRecordException(String message, Throwable cause) {
    super(OneLine.of(message), cause);
  }
}
