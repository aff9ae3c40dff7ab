package io.panoptes.models.onnx;

/** A graph that ONNX cannot say; the message is one line that names the layer. */
public final class OnnxExportException extends RuntimeException {

  private static final long serialVersionUID = 1;

  public OnnxExportException(String message) {
    super(message);
  }
}
