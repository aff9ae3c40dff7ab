package io.panoptes.operators.record;

import java.util.Locale;

/** The steps of the pipeline, in their order; the names are part of metrics and dead letters. */
public enum Stage {
  PARSE,
  READ,
  DECODE,
  INFERENCE,
  MERGE;

  /** The name in metrics and dead letters, in lower case. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
