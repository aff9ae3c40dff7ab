package io.panoptes.models.inference;

import static java.util.Objects.requireNonNull;

import io.panoptes.models.network.Head;
import java.util.EnumMap;
import java.util.Map;

/**
 * What the heads said of one batch, each {@code [batch, channels, height, width]} at the input's
 * size: probabilities or scores of the semantic head, heat, and offsets in units of {@link
 * Head#OFFSET_UNIT}. The arrays are the engine's: its next run may write over them.
 */
public record HeadOutputs(Map<Head, float[]> values, Semantics semantics) {

  /** What the values of the semantic head are. */
  public enum Semantics {
    /** Of each pixel, 0 to 1, with the sum 1. */
    PROBABILITIES,
    /** Of any size; their softmax over the channels is the probabilities. */
    SCORES
  }

  /** With probabilities. */
  public HeadOutputs(Map<Head, float[]> values) {
    this(values, Semantics.PROBABILITIES);
  }

  public HeadOutputs {
    requireNonNull(semantics, "semantics is null");
    values = new EnumMap<>(values);
    for (Head head : Head.values()) {
      if (!values.containsKey(head)) {
        throw new IllegalArgumentException(
            "no network of the pack has the output " + head.output());
      }
    }
  }

  /**
   * One channel of one image, without the padding.
   *
   * @param padded size of the input
   * @param content the part of it, from the upper left, that the image fills
   * @return a copy, row-major
   */
  public float[] channel(
      Head head, int image, int channel, int channels, InputSize padded, InputSize content) {
    int start = (image * channels + channel) * (int) padded.pixels();
    float[] plane = new float[(int) content.pixels()];
    for (int row = 0; row < content.height(); row++) {
      System.arraycopy(
          values.get(head),
          start + row * padded.width(),
          plane,
          row * content.width(),
          content.width());
    }
    return plane;
  }
}
