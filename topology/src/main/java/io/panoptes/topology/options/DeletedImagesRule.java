package io.panoptes.topology.options;

/** What the pipeline does about images that Kafka deleted before they were read. */
public enum DeletedImagesRule {
  /** It does not start, or stops: nothing is lost unsaid. */
  FAIL,
  /** It says so and goes on from the first image that is still there. */
  SKIP
}
