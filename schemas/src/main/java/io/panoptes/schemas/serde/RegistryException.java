package io.panoptes.schemas.serde;

/**
 * The schema registry cannot be reached, or refuses. Says nothing about the record at hand: stop
 * and come back rather than pass the record over. The message is one line.
 */
public final class RegistryException extends RuntimeException {

  RegistryException(String message) {
    this(message, null);
  }

  RegistryException(String message, Throwable cause) {
    super(message.replaceAll("[\\p{Cc}\\u2028\\u2029]+", " "), cause);
  }
}
