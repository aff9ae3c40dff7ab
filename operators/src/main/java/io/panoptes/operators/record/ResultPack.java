package io.panoptes.operators.record;

import static java.util.Objects.requireNonNull;

import io.panoptes.models.merge.CentreOffsetSettings;

/** The pack that answered an image, and how it wants its two maps to be merged. */
public record ResultPack(PackIdentity identity, CentreOffsetSettings merge) {

  public ResultPack {
    requireNonNull(identity, "identity is null");
    requireNonNull(merge, "merge is null");
  }
}
