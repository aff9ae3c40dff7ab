package io.panoptes.models.dataset;

import io.panoptes.models.image.RgbImage;
import io.panoptes.models.panoptic.PanopticMap;

/** An image and what is in it. */
public record LabelledImage(RgbImage image, PanopticMap truth) {

  public LabelledImage {
    if (image.width() != truth.width() || image.height() != truth.height()) {
      throw new IllegalArgumentException(
          "an image of %d x %d pixels with a truth of %d x %d"
              .formatted(image.width(), image.height(), truth.width(), truth.height()));
    }
  }
}
