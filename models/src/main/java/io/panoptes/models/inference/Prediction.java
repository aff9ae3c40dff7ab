package io.panoptes.models.inference;

import static java.util.Objects.requireNonNull;

import io.panoptes.models.panoptic.InstanceMap;
import io.panoptes.models.panoptic.SemanticMap;

/** What the networks say of one image, at the size of that image. */
public record Prediction(SemanticMap semantic, InstanceMap instances) {

  public Prediction {
    requireNonNull(semantic, "semantic is null");
    requireNonNull(instances, "instances is null");
    if (semantic.width() != instances.width() || semantic.height() != instances.height()) {
      throw new IllegalArgumentException(
          "a semantic map of %d x %d and an instance map of %d x %d are not of one image"
              .formatted(
                  semantic.width(), semantic.height(), instances.width(), instances.height()));
    }
  }
}
