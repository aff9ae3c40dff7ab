package io.panoptes.models.image;

import java.util.List;

/**
 * The same for every image, as torchvision's {@code Normalize}: (value / 255 - mean) / std.
 *
 * @param mean of red, green and blue, on the scale of 0 to 1; 0 to leave it
 * @param std likewise, above 0; 1 to leave it
 */
public record FixedScaling(List<Float> mean, List<Float> std) implements PixelScaling {

  /** Values of 0 to 1. */
  public static final FixedScaling UNIT =
      new FixedScaling(List.of(0f, 0f, 0f), List.of(1f, 1f, 1f));

  public FixedScaling {
    mean = List.copyOf(mean);
    std = List.copyOf(std);
    if (mean.size() != 3 || std.size() != 3) {
      throw new IllegalArgumentException(
          "mean %s and std %s: 3 values each, for red, green and blue".formatted(mean, std));
    }
    if (!mean.stream().allMatch(Float::isFinite)
        || !std.stream().allMatch(value -> Float.isFinite(value) && value > 0)) {
      throw new IllegalArgumentException(
          "mean %s and std %s: finite values, those of std above 0".formatted(mean, std));
    }
  }

  @Override
  public ChannelScales scales(RgbImage image) {
    float[] factors = new float[3];
    float[] offsets = new float[3];
    for (int channel = 0; channel < 3; channel++) {
      factors[channel] = 1 / (255 * std.get(channel));
      offsets[channel] = -mean.get(channel) / std.get(channel);
    }
    return new ChannelScales(factors, offsets);
  }
}
