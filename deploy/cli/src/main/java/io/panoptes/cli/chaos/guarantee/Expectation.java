package io.panoptes.cli.chaos.guarantee;

import static java.util.Objects.requireNonNull;

import io.panoptes.schemas.DeadLetterReason;

/** What an image has to end as. */
public sealed interface Expectation {

  /**
   * @param digest as of {@link ResultDigest}
   */
  record ResultOf(String digest) implements Expectation {

    public ResultOf {
      requireNonNull(digest, "digest is null");
    }
  }

  /** A poison: it has no result. */
  record DeadLetterOf(DeadLetterReason reason) implements Expectation {

    public DeadLetterOf {
      requireNonNull(reason, "reason is null");
    }
  }
}
