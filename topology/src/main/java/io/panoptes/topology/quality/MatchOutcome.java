package io.panoptes.topology.quality;

/** What comes of holding a result against its truth, or against another result. */
sealed interface MatchOutcome {

  record Counted(ComparedImage image) implements MatchOutcome {}

  /** The truth does not fit; the result may wait for another. */
  record TruthRefused(String message) implements MatchOutcome {}

  /** A result breaks its own rules, which no truth mends. */
  record ResultRefused(String message) implements MatchOutcome {}
}
