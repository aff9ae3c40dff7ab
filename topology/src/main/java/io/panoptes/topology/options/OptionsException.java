package io.panoptes.topology.options;

import io.panoptes.models.text.OneLine;

/** A setting that cannot be used; the message is one line that names the key and the remedy. */
public final class OptionsException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public OptionsException(String message) {
    super(OneLine.of(message));
  }

  public OptionsException(String message, Throwable cause) {
    super(OneLine.of(message), cause);
  }
}
