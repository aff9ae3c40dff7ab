package io.panoptes.topology.quality;

import org.apache.kafka.common.serialization.Serde;

/**
 * How far a source has come, as one pack sees it.
 *
 * @param timeMs the newest time of capture, milliseconds since 1970; never goes back
 * @param seenMs when its last result came, by the wall clock; {@link #SILENT} once it was closed
 */
record SourceClock(long timeMs, long seenMs) {

  static final long SILENT = Long.MAX_VALUE;

  static final Serde<SourceClock> SERDE =
      BinarySerde.versioned(
          1,
          (clock, out) -> {
            out.writeLong(clock.timeMs);
            out.writeLong(clock.seenMs);
          },
          (version, in) -> new SourceClock(in.readLong(), in.readLong()));

  /** A time of capture ahead of the wall clock is a wrong clock and closes no window. */
  static SourceClock first(long capturedMs, long nowMs) {
    return new SourceClock(Math.min(capturedMs, nowMs), nowMs);
  }

  SourceClock advance(long capturedMs, long nowMs) {
    return new SourceClock(Math.max(timeMs, Math.min(capturedMs, nowMs)), nowMs);
  }
}
