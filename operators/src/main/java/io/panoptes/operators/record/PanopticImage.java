package io.panoptes.operators.record;

import static java.util.Objects.requireNonNull;

import io.panoptes.models.panoptic.PanopticMap;

/**
 * The panoptic result of one image.
 *
 * @param producedAt microseconds since 1970
 * @param batchSize images that ran together, this one included
 */
public record PanopticImage(
    ImageIdentity identity, PackIdentity pack, long producedAt, int batchSize, PanopticMap map) {

  public PanopticImage {
    requireNonNull(identity, "identity is null");
    requireNonNull(pack, "pack is null");
    requireNonNull(map, "map is null");
  }

  public String resultId() {
    return pack.resultId(identity.event());
  }
}
