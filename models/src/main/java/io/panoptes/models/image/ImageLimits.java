package io.panoptes.models.image;

/**
 * What an image may cost.
 *
 * @param maxBytes limit of the compressed bytes, at least 1
 * @param maxPixels limit of width times height as the header tells it, 1 to {@link #PIXELS_AT_MOST}
 */
public record ImageLimits(long maxBytes, long maxPixels) {

  /** Above this the pixels of an {@link RgbImage} do not fit one array. */
  public static final long PIXELS_AT_MOST = (Integer.MAX_VALUE - 8) / 4;

  /** 64 MiB and 64 megapixels. */
  public static final ImageLimits DEFAULT = new ImageLimits(64L << 20, 64_000_000);

  public ImageLimits {
    if (maxBytes < 1) {
      throw new IllegalArgumentException(
          "maxBytes is %d: the limit of an image's bytes is at least 1".formatted(maxBytes));
    }
    if (maxPixels < 1 || maxPixels > PIXELS_AT_MOST) {
      throw new IllegalArgumentException(
          "maxPixels is %d: the limit of an image's pixels is 1 to %d"
              .formatted(maxPixels, PIXELS_AT_MOST));
    }
  }
}
