package io.panoptes.operators.shadow;

/** The right of a subtask to use the runner that it shares with the others of its task manager. */
public interface ShadowLease extends AutoCloseable {

  ShadowRunner runner();

  /** Gives it back; the last one ends the runner, which can take as long as an image does. */
  @Override
  void close();
}
