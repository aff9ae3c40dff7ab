package io.panoptes.models.image;

import static java.util.Objects.requireNonNull;

/**
 * An upright image of 8 bits a channel.
 *
 * @param width pixels a row, at least 1
 * @param height rows, at least 1
 * @param pixels {@code 3 * width * height} bytes, row-major, interleaved R G B, each unsigned; not
 *     copied, so the giver must not change it afterwards
 */
public record RgbImage(int width, int height, byte[] pixels) {

  public RgbImage {
    requireNonNull(pixels, "pixels is null");
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException(
          "an image of %d x %d pixels: each side must be at least 1".formatted(width, height));
    }
    if (pixels.length != 3L * width * height) {
      throw new IllegalArgumentException(
          "%d bytes for an image of %d x %d pixels, which takes %d"
              .formatted(pixels.length, width, height, 3L * width * height));
    }
  }
}
