package io.panoptes.models.quality;

/**
 * Which crowds of its category excuse a predicted segment that matches nothing: one of which more
 * than one half lies on them and on void is no FP.
 */
public enum CrowdRule {
  /** The last one in the order of the truth's segments: the figures of panopticapi. */
  LAST,
  /** All of them together: what the paper describes. */
  ALL
}
