package io.panoptes.operators.inference;

import static java.util.Objects.requireNonNull;

import io.panoptes.operators.serving.ServingChange;
import io.panoptes.operators.shadow.ShadowLease;
import java.util.Optional;

/**
 * What a change needs that was not in force before it.
 *
 * @param segmenter empty where what is served stays
 * @param candidate empty where none is to run, or the one that runs stays
 */
record Loaded(ServingChange change, Optional<Segmenter> segmenter, Optional<ShadowLease> candidate)
    implements AutoCloseable {

  Loaded {
    requireNonNull(change, "change is null");
    requireNonNull(segmenter, "segmenter is null");
    requireNonNull(candidate, "candidate is null");
  }

  @Override
  public void close() {
    segmenter.ifPresent(Segmenter::close);
    candidate.ifPresent(ShadowLease::close);
  }
}
