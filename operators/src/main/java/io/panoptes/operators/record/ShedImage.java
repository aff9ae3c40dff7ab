package io.panoptes.operators.record;

import static java.util.Objects.requireNonNull;

/**
 * An image that was passed over because a newer one of its source was there.
 *
 * @param pack whose result it would have
 * @param replacedBy the newer image
 * @param shedAt microseconds since 1970
 */
public record ShedImage(ImageIdentity identity, PackIdentity pack, Origin replacedBy, long shedAt) {

  public ShedImage {
    requireNonNull(identity, "identity is null");
    requireNonNull(pack, "pack is null");
    requireNonNull(replacedBy, "replacedBy is null");
  }

  public String resultId() {
    return pack.resultId(identity.event());
  }
}
