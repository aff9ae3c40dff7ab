package io.panoptes.models.pack;

/** A pack that cannot be used; the message is one line that names the file and both sides. */
public final class PackException extends RuntimeException {

  private static final long serialVersionUID = 1;

  public PackException(String message) {
    super(message);
  }

  public PackException(String message, Throwable cause) {
    super(message, cause);
  }
}
