package io.panoptes.models.engine;

/** The wanted engine cannot run here; the message is one sentence that says why. */
public final class EngineUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1;

  public EngineUnavailableException(String message) {
    super(message);
  }
}
