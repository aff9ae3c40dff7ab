package io.panoptes.models.scenes;

import static java.util.Objects.requireNonNull;

import io.panoptes.models.image.RgbImage;
import io.panoptes.models.panoptic.PanopticMap;

/** An image and what is in it: no pixel of the truth is void, no segment is a crowd. */
public record Scene(RgbImage image, PanopticMap truth) {

  public Scene {
    requireNonNull(image, "image is null");
    requireNonNull(truth, "truth is null");
    if (image.width() != truth.width() || image.height() != truth.height()) {
      throw new IllegalArgumentException(
          "an image of %d x %d and a truth of %d x %d are not of one scene"
              .formatted(image.width(), image.height(), truth.width(), truth.height()));
    }
  }
}
