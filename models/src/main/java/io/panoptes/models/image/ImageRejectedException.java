package io.panoptes.models.image;

import static java.util.Objects.requireNonNull;

/** Bytes that are not an image we can use; the message is one line and fit for an operator. */
public final class ImageRejectedException extends Exception {

  private static final long serialVersionUID = 1L;

  private final ImageRejection rejection;

  public ImageRejectedException(ImageRejection rejection, String message) {
    this(rejection, message, null);
  }

  public ImageRejectedException(ImageRejection rejection, String message, Throwable cause) {
    super(message, cause);
    this.rejection = requireNonNull(rejection, "rejection is null");
  }

  public ImageRejection rejection() {
    return rejection;
  }
}
