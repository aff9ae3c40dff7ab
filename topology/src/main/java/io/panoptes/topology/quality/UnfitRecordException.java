package io.panoptes.topology.quality;

/** A result or truth that cannot be compared; the message is one line for people. */
final class UnfitRecordException extends Exception {

  private static final long serialVersionUID = 1L;

  UnfitRecordException(String message) {
    super(message);
  }

  UnfitRecordException(String message, Throwable cause) {
    super(message, cause);
  }
}
