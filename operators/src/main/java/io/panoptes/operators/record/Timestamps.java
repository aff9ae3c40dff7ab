package io.panoptes.operators.record;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Points in time as the records hold them: microseconds since 1970. */
public final class Timestamps {

  private Timestamps() {}

  public static long now() {
    return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
  }
}
