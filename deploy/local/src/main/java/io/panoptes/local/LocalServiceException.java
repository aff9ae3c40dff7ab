package io.panoptes.local;

/**
 * A local service could not be started or reached; the message is one line that names the service,
 * what happened and what to do.
 */
public final class LocalServiceException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  LocalServiceException(String message) {
    super(message);
  }

  LocalServiceException(String message, Throwable cause) {
    super(message, cause);
  }
}
