package io.panoptes.cli.chaos;

/** Follows a run. */
public interface ChaosListener {

  /** One line for people. */
  void stage(String description);

  /**
   * @param images that have an answer by now
   */
  void answered(int images);
}
