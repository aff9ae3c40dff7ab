package io.panoptes.cli.demo;

import static java.util.Objects.requireNonNull;

import io.panoptes.cli.publish.OutgoingImage;
import io.panoptes.models.panoptic.PanopticMap;
import java.util.Optional;

/** An image to publish, and its truth where there is one. */
public record DemoImage(OutgoingImage image, Optional<PanopticMap> truth) {

  public DemoImage {
    requireNonNull(image, "image is null");
    requireNonNull(truth, "truth is null");
  }
}
