package io.panoptes.models.quality;

/** Which crowds of its category excuse a predicted segment that matches nothing. */
public enum CrowdRule {
  /** The last one in the order of the truth's segments: the figures of panopticapi. */
  LAST,
  /** All of them together: what the paper describes. */
  ALL
}
