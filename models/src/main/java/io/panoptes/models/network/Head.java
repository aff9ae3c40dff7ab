package io.panoptes.models.network;

/** What one output of a network says of each pixel. */
public enum Head {
  /** A probability for each category: channels = categories, they sum to 1. */
  SEMANTIC("semantic"),
  /** How near the centre of an object is: 1 channel, 1 at a centre, falling off as a gaussian. */
  CENTRE("centre"),
  /** The way to the centre of the object the pixel belongs to: 2 channels, rows then columns. */
  OFFSET("offset");

  /** Offsets are learnt in units of this many pixels, so that the head's values stay near 1. */
  public static final float OFFSET_UNIT = 8;

  private final String output;

  Head(String output) {
    this.output = output;
  }

  /** Name of the output in a graph, in pack.yaml and in the loss table. */
  public String output() {
    return output;
  }

  public int channels(int categories) {
    return switch (this) {
      case SEMANTIC -> categories;
      case CENTRE -> 1;
      case OFFSET -> 2;
    };
  }
}
