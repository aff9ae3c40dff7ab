package io.panoptes.models.inference;

import io.panoptes.models.network.Head;
import java.util.EnumMap;
import java.util.Map;

/**
 * What the heads said of one batch, each {@code [batch, channels, height, width]} at the input's
 * size: probabilities of the semantic head, heat, and offsets in units of {@link
 * io.panoptes.models.network.UNet#OFFSET_UNIT}.
 */
public record HeadOutputs(Map<Head, float[]> values) {

  public HeadOutputs {
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
