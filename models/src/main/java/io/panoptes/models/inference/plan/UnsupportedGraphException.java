package io.panoptes.models.inference.plan;

/** A graph that no plan can be made of; the message names the layer and its kind. */
public final class UnsupportedGraphException extends RuntimeException {

  private static final long serialVersionUID = 1;

  public UnsupportedGraphException(String message) {
    super(message);
  }
}
