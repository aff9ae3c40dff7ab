package io.panoptes.models.pack;

import io.panoptes.models.text.OneLine;

/** A pack that cannot be used; the message is one line that names the file and both sides. */
public final class PackException extends RuntimeException {

  private static final long serialVersionUID = 1;

  public PackException(String message) {
    super(OneLine.of(message));
  }

  public PackException(String message, Throwable cause) {
    super(OneLine.of(message), cause);
  }
}
