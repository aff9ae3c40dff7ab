package io.panoptes.cli.deadletters;

import static java.util.Objects.requireNonNull;

import io.panoptes.schemas.Origin;

/** What became of one dead letter that was to be replayed. */
public sealed interface ReplayOutcome {

  /** Where the dead letter lies. */
  Origin place();

  /** Its record was published again. */
  record Replayed(Origin place) implements ReplayOutcome {}

  /** Its record was published again before, and is not now. */
  record ReplayedBefore(Origin place) implements ReplayOutcome {}

  /**
   * Its record cannot be published again.
   *
   * @param reason one line that says why
   */
  record Impossible(Origin place, String reason) implements ReplayOutcome {

    public Impossible {
      requireNonNull(reason, "reason is null");
    }
  }
}
