package io.panoptes.models.dataset;

/** A data set, or an image of it, that cannot be used; the message is one line: file and reason. */
public final class DataSetException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public DataSetException(String message) {
    super(message);
  }

  public DataSetException(String message, Throwable cause) {
    super(message, cause);
  }
}
