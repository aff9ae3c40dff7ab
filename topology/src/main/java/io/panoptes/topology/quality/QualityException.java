package io.panoptes.topology.quality;

/** The quality application cannot run; the message is one line with the remedy. */
public final class QualityException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  QualityException(String message) {
    super(message);
  }

  QualityException(String message, Throwable cause) {
    super(message, cause);
  }
}
