package io.panoptes.topology.topics;

/** The topics could not be read or made; the message is one line. */
public final class TopicCreationException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  TopicCreationException(String message, Throwable cause) {
    super(message, cause);
  }
}
