package io.panoptes.operators.record;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The header of a record that was published again, which names the place the event had first. So
 * all replays of an event have one result id, and a consumer that keeps one result for each id
 * never counts an event twice.
 */
public final class ReplayMark {

  /**
   * Its value is the first {@link Origin} as text, in UTF-8. Results and dead letters repeat it.
   */
  public static final String HEADER = "panoptes-replay-of";

  private static final Pattern PLACE = Pattern.compile("[a-zA-Z0-9._-]{1,249}-[0-9]+-[0-9]+");

  private ReplayMark() {}

  /** The name of an event: the place it had first, or its place where it is no replay. */
  public static String event(Origin origin, List<Header> headers) {
    return headers.stream()
        .filter(header -> header.key().equals(HEADER) && header.value() != null)
        .map(header -> new String(header.value(), UTF_8))
        .filter(place -> PLACE.matcher(place).matches())
        .findFirst()
        .orElseGet(origin::toString);
  }

  /** The header that marks a replay of an event. */
  public static Header of(String event) {
    return new Header(HEADER, event.getBytes(UTF_8));
  }
}
