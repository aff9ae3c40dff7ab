package io.panoptes.operators.control;

import static java.util.Objects.requireNonNull;

import io.panoptes.operators.serving.Policy;
import java.util.Optional;

/** The parts of a policy that are to change. */
public record PolicyChange(
    Optional<Integer> batchSize,
    Optional<Long> delayMillis,
    Optional<Integer> inFlight,
    Optional<Integer> threads) {

  public PolicyChange {
    requireNonNull(batchSize, "batchSize is null");
    requireNonNull(delayMillis, "delayMillis is null");
    requireNonNull(inFlight, "inFlight is null");
    requireNonNull(threads, "threads is null");
  }

  /**
   * The policy with them.
   *
   * @throws IllegalArgumentException when that would be none
   */
  Policy on(Policy policy) {
    return new Policy(
        batchSize.orElse(policy.batchSize()),
        delayMillis.orElse(policy.delayMillis()),
        inFlight.orElse(policy.inFlight()),
        threads.orElse(policy.threads()));
  }
}
