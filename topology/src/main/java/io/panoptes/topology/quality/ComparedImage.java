package io.panoptes.topology.quality;

import static java.util.Objects.requireNonNull;

import io.panoptes.schemas.PackVersion;
import java.util.Map;
import java.util.Optional;

/**
 * How well one result matches its truth, or a result that stands for it.
 *
 * @param clock of the result that is judged
 * @param pack that made it
 * @param against the pack whose result stands for the truth; empty for the truth itself
 * @param capturedMs milliseconds since 1970
 * @param categories by category id; only those that count
 */
record ComparedImage(
    ClockKey clock,
    PackVersion pack,
    Optional<PackVersion> against,
    long capturedMs,
    Map<Integer, CategoryTotals> categories) {

  ComparedImage {
    requireNonNull(clock, "clock is null");
    requireNonNull(pack, "pack is null");
    requireNonNull(against, "against is null");
    categories = Map.copyOf(categories);
  }

  Series series() {
    return new Series(clock, against.map(PackVersion::getDigest));
  }

  String sourceId() {
    return clock.sourceId();
  }
}
