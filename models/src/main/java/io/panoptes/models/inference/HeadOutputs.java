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
   * One channel of one image.
   *
   * @param plane pixels of the padded input
   * @return a copy of {@code plane} values, row-major
   */
  public float[] channel(Head head, int image, int channel, int channels, int plane) {
    float[] channelValues = new float[plane];
    System.arraycopy(
        values.get(head), (image * channels + channel) * plane, channelValues, 0, plane);
    return channelValues;
  }
}
