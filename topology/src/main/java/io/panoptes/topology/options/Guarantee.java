package io.panoptes.topology.options;

import java.util.Locale;

/** What a failure does to the results. */
public enum Guarantee {
  /** Each image has one result; results become visible at the next checkpoint. */
  EXACTLY_ONCE,
  /** Results are visible at once; after a failure some come twice. */
  AT_LEAST_ONCE;

  /** As options write it, such as {@code exactly-once}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
