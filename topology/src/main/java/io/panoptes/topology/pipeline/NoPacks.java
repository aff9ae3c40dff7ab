package io.panoptes.topology.pipeline;

import io.panoptes.models.pack.PackException;
import io.panoptes.operators.inference.ModelSource;
import io.panoptes.operators.inference.PackSource;

/** No pack but the configured one may be served. */
record NoPacks() implements PackSource {

  @Override
  public ModelSource find(String place) {
    throw new PackException(
        "pack '%s' cannot be deployed: the job has no pipeline.packs".formatted(place));
  }
}
