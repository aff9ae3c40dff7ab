package io.panoptes.topology.options;

/** What the pipeline does about images that Kafka deleted before they were read. */
public enum DeletedImagesRule {
  /** It does not start, or stops: nothing is lost unsaid. */
  FAIL,
  /**
   * It says so and goes on from the first image that is still there: at the start in a line, while
   * it runs by the metric {@code deletedImages} and a line in the log of the task manager.
   */
  SKIP
}
