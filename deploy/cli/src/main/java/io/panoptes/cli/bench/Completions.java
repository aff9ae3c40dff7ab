package io.panoptes.cli.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * When images were done, and the rate that follows. Images that are done at about the same time are
 * one event: what counts are whole events, from one to another, so that the rate does not depend on
 * where in between a clock starts. Thread-safe.
 */
final class Completions {

  private record Event(long nanos, long images) {}

  private final long gapNanos;
  private final List<Event> events = new ArrayList<>();
  private long last = Long.MIN_VALUE;
  private long images;

  /**
   * @param gap images that follow each other sooner than this belong to the same event
   */
  Completions(Duration gap) {
    gapNanos = gap.toNanos();
  }

  /**
   * @param nanos of {@link System#nanoTime}; not before those of earlier calls
   */
  synchronized void add(long nanos, int count) {
    if (!events.isEmpty() && nanos - last < gapNanos) {
      Event event = events.remove(events.size() - 1);
      events.add(new Event(event.nanos(), event.images() + count));
    } else {
      events.add(new Event(nanos, count));
    }
    last = nanos;
    images += count;
  }

  synchronized long images() {
    return images;
  }

  synchronized int events() {
    return events.size();
  }

  /**
   * Images per second from the first event at or after {@code from}, without its own images, to the
   * first at or after {@code to}, with them; empty where one of them has not come yet.
   */
  synchronized OptionalDouble rate(long from, long to) {
    long counted = 0;
    long start = 0;
    boolean started = false;
    for (Event event : events) {
      if (started) {
        counted += event.images();
        if (event.nanos() - to >= 0) {
          return OptionalDouble.of(counted * 1e9 / (event.nanos() - start));
        }
      } else if (event.nanos() - from >= 0) {
        started = true;
        start = event.nanos();
      }
    }
    return OptionalDouble.empty();
  }
}
