package io.panoptes.models.yaml;

import java.io.IOException;

/** YAML that is not read though it may be right; the message is the end of a sentence. */
public final class YamlRefusedException extends IOException {

  private static final long serialVersionUID = 1L;

  public YamlRefusedException(String message) {
    super(message);
  }

  public YamlRefusedException(String message, Throwable cause) {
    super(message, cause);
  }
}
