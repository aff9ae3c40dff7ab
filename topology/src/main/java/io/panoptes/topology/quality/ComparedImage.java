package io.panoptes.topology.quality;

import static java.util.Objects.requireNonNull;

import io.panoptes.schemas.PackVersion;
import java.util.Map;

/**
 * How well one result matches its truth.
 *
 * @param capturedMs milliseconds since 1970
 * @param categories by category id; only those that count
 */
record ComparedImage(
    String sourceId, PackVersion pack, long capturedMs, Map<Integer, CategoryTotals> categories) {

  ComparedImage {
    requireNonNull(sourceId, "sourceId is null");
    requireNonNull(pack, "pack is null");
    categories = Map.copyOf(categories);
  }

  ClockKey clock() {
    return new ClockKey(sourceId, pack.getDigest());
  }
}
