package io.panoptes.models.image;

import static io.panoptes.models.image.ImageRejection.CORRUPT;
import static io.panoptes.models.image.ImageRejection.TOO_MANY_PIXELS;

/** Width and height as a file's header tells them, before its orientation. */
public record ImageSize(int width, int height) {

  /**
   * @return this size, which is within the limits
   */
  ImageSize check(String format, ImageLimits limits) throws ImageRejectedException {
    if (width < 1 || height < 1) {
      throw new ImageRejectedException(
          CORRUPT, "the %s's header tells %d x %d pixels".formatted(format, width, height));
    }
    if (pixels() > limits.maxPixels()) {
      throw new ImageRejectedException(
          TOO_MANY_PIXELS,
          "the %s's header tells %d x %d = %d pixels: the limit is %d"
              .formatted(format, width, height, pixels(), limits.maxPixels()));
    }
    return this;
  }

  long pixels() {
    return (long) width * height;
  }
}
