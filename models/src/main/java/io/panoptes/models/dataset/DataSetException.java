package io.panoptes.models.dataset;

import io.panoptes.models.text.OneLine;

/** A data set, or an image of it, that cannot be used; the message is one line: file and reason. */
public final class DataSetException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public DataSetException(String message) {
    super(OneLine.of(message));
  }

  public DataSetException(String message, Throwable cause) {
    super(OneLine.of(message), cause);
  }
}
