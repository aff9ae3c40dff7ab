package io.panoptes.models.inference;

/**
 * Runs the networks of one pack, whatever library they run on. One thread at a time, the same each
 * time.
 */
public interface Engine extends AutoCloseable {

  /**
   * Runs one batch.
   *
   * @param input {@code [batch, 3, height, width]}, normalised
   * @return the outputs of all networks of the pack
   */
  HeadOutputs run(float[] input, int batch, InputSize size);

  /** Frees what is held outside the heap. May be called more than once. */
  @Override
  void close();
}
