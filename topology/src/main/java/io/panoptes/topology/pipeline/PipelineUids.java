package io.panoptes.topology.pipeline;

/** Names of the operators, by which state is found again: public, never changed. */
public final class PipelineUids {

  public static final String IMAGES = "images";
  public static final String PARSE = "parse";
  public static final String INFERENCE = "inference";
  public static final String MERGE = "merge";
  public static final String SEGMENTS = "segments";
  public static final String PANOPTIC_SINK = "panoptic-sink";
  public static final String SEGMENTS_SINK = "segments-sink";
  public static final String DEAD_LETTERS_SINK = "dead-letters-sink";
  public static final String SHED_SINK = "shed-sink";

  public static final String SHADOW_SINK = "shadow-sink";

  private PipelineUids() {}
}
