package io.panoptes.models.image;

/**
 * The brightness between two percentiles of the image is stretched to 0 to 1, so that a dim and a
 * bright picture of the same thing look alike.
 *
 * @param lowPercentile of all channel values, becomes 0; 0 to 100
 * @param highPercentile becomes 1; above {@code lowPercentile}
 * @param darkBackground turn an image whose median lies in the upper half into its negative, so
 *     that things are always the brighter part
 */
public record Normalisation(float lowPercentile, float highPercentile, boolean darkBackground)
    implements PixelScaling {

  /** Input value = {@code factor} * channel value (0 to 255) + {@code offset}. */
  public record Scale(float factor, float offset) {}

  public Normalisation {
    if (!(lowPercentile >= 0 && lowPercentile < highPercentile && highPercentile <= 100)) {
      throw new IllegalArgumentException(
          "percentiles %s and %s: 0 <= low < high <= 100".formatted(lowPercentile, highPercentile));
    }
  }

  @Override
  public ChannelScales scales(RgbImage image) {
    return ChannelScales.same(scale(image));
  }

  /** The scale for one whole image; crops of it use the same. */
  public Scale scale(RgbImage image) {
    int[] histogram = new int[256];
    for (byte value : image.pixels()) {
      histogram[value & 0xFF]++;
    }
    int low = percentile(histogram, image.pixels().length, lowPercentile);
    int high = Math.max(low + 1, percentile(histogram, image.pixels().length, highPercentile));
    float factor = 1f / (high - low);
    boolean bright = percentile(histogram, image.pixels().length, 50) > (low + high) / 2;
    return darkBackground && bright
        ? new Scale(-factor, high * factor)
        : new Scale(factor, -low * factor);
  }

  private static int percentile(int[] histogram, int count, float percent) {
    long wanted = Math.max(1, (long) Math.ceil(count * (double) percent / 100));
    long seen = 0;
    for (int value = 0; value < histogram.length; value++) {
      seen += histogram[value];
      if (seen >= wanted) {
        return value;
      }
    }
    return histogram.length - 1;
  }
}
