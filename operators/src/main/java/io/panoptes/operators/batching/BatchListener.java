package io.panoptes.operators.batching;

/** Told of each run of a model, on the thread that ran it. */
@FunctionalInterface
public interface BatchListener {

  /**
   * @param size images that ran together, 1 or more
   */
  void batchRan(int size);
}
