package io.panoptes.topology.quality;

import io.panoptes.topology.options.QualityOptions;
import java.time.Duration;
import java.util.stream.LongStream;

/** Which windows an image is in, and when they are closed; in milliseconds since 1970. */
record WindowTimes(long windowMs, long hopMs, long graceMs) {

  static WindowTimes of(QualityOptions options) {
    return new WindowTimes(
        options.window().toMillis(), options.hop().toMillis(), options.grace().toMillis());
  }

  /** The starts of the windows that hold a time, oldest first; starts are multiples of the hop. */
  LongStream startsOf(long timeMs) {
    long last = lastStart(timeMs);
    long count = (windowMs - (timeMs - last) + hopMs - 1) / hopMs;
    return LongStream.range(0, count).map(i -> last - (count - 1 - i) * hopMs);
  }

  long end(long startMs) {
    return startMs + windowMs;
  }

  boolean isClosed(long startMs, SourceClock clock) {
    return end(startMs) + graceMs <= clock.timeMs();
  }

  /** Whether every window that holds the time is closed. */
  boolean isPast(long timeMs, SourceClock clock) {
    return isClosed(lastStart(timeMs), clock);
  }

  /** The clock of a source that is silent: whatever it has sent is in closed windows. */
  SourceClock silent(SourceClock clock) {
    return new SourceClock(clock.timeMs() + windowMs + graceMs, SourceClock.SILENT);
  }

  /** How often it is worth looking for what has expired. */
  Duration cleanUpInterval() {
    long tenth = (windowMs + graceMs) / 10;
    return Duration.ofMillis(Math.max(1_000, Math.min(600_000, tenth)));
  }

  private long lastStart(long timeMs) {
    return Math.floorDiv(timeMs, hopMs) * hopMs;
  }
}
