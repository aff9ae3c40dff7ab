package io.panoptes.models.onnx.runtime;

/** A model that does not fit, or that ONNX Runtime refuses; the message is one line. */
public final class OnnxException extends RuntimeException {

  private static final long serialVersionUID = 1;

  public OnnxException(String message) {
    super(message);
  }

  public OnnxException(String message, Throwable cause) {
    super(message, cause);
  }
}
