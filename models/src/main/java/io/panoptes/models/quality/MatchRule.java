package io.panoptes.models.quality;

/** When two objects match at an IoU threshold. */
public enum MatchRule {
  /** IoU of the threshold or more, by optimal assignment: StarDist's {@code matching}. */
  AT_LEAST,
  /** IoU above the threshold: the 2018 Data Science Bowl. */
  ABOVE;

  /** Decided in whole numbers, so that no rounding moves an IoU over the threshold. */
  boolean matches(long shared, long union, int percent) {
    return this == AT_LEAST ? shared * 100 >= union * percent : shared * 100 > union * percent;
  }
}
